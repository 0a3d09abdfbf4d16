//! The dependencies between files.
//!
//! In: the files of a crate by path. Out: for each file, the files that it uses and how. A name
//! that a module re-exports (`pub use`) leads to the file that defines it. A method that only one
//! file defines, in an `impl` block for a type of another file, makes its callers use that file,
//! although they name only the type.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::rust_file::RustFile;

/// A module by its path from the root of the crate; empty for the root.
type Module = Vec<String>;

#[derive(Debug)]
pub(super) struct Graph {
    modules: BTreeMap<Module, RustFile>,
    paths: BTreeMap<Module, String>,
    uses: BTreeMap<Module, BTreeMap<Module, String>>,
}

impl Graph {
    /// Reads files, given as path and text.
    pub(super) fn of<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut graph =
            Self { modules: BTreeMap::new(), paths: BTreeMap::new(), uses: BTreeMap::new() };
        for (path, text) in files {
            let module: Module =
                path.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
            let module = match module.split_last().unwrap() {
                (last, folders) if last == "mod" || (last == "lib" && folders.is_empty()) => {
                    folders.to_vec()
                }
                _ => module,
            };
            graph.modules.insert(module.clone(), RustFile::parse(text));
            graph.paths.insert(module, path.to_owned());
        }
        let lonely = graph.unique_methods();
        let uses = |module: &Module| (module.clone(), graph.uses_of(module, &lonely));
        graph.uses = graph.modules.keys().map(uses).collect();
        graph
    }

    /// Removes files by their paths.
    pub(super) fn without(mut self, is_out: impl Fn(&str) -> bool) -> Self {
        let is_kept = |module: &Module| !is_out(&self.paths[module]);
        self.uses.retain(|module, _| is_kept(module));
        self.uses.values_mut().for_each(|uses| uses.retain(|module, _| is_kept(module)));
        self
    }

    /// Returns the shortest cycle through each file that is in one, as a sentence; each file is
    /// reported once.
    pub(super) fn cycles(&self) -> Vec<String> {
        let mut cycles = Vec::new();
        let mut seen = BTreeSet::new();
        for module in self.uses.keys() {
            let Some(cycle) = self
                .cycle_through(module)
                .filter(|cycle| !cycle.iter().any(|part| seen.contains(part)))
            else {
                continue;
            };
            let next = cycle.iter().cycle().skip(1);
            let steps = cycle.iter().zip(next).map(|(user, used)| {
                format!(
                    "{} uses {} ({})",
                    self.paths[user], self.paths[used], self.uses[user][used]
                )
            });
            cycles.push(steps.collect::<Vec<_>>().join(", "));
            seen.extend(cycle);
        }
        cycles
    }

    /// Returns the methods of `impl` blocks outside the file of their type whose name is unique, by
    /// name.
    fn unique_methods(&self) -> BTreeMap<String, Module> {
        let count = |name: &String| {
            self.modules.values().filter_map(|file| file.functions.get(name)).sum::<usize>()
        };
        let mut methods = BTreeMap::new();
        for (module, file) in &self.modules {
            for (_, functions) in
                file.inherent.iter().filter(|(name, _)| !file.types.contains(name))
            {
                methods.extend(
                    functions
                        .iter()
                        .filter(|name| count(name) == 1)
                        .map(|name| (name.clone(), module.clone())),
                );
            }
        }
        methods
    }

    /// Returns what a module's file uses, and how.
    fn uses_of(
        &self,
        module: &Module,
        lonely: &BTreeMap<String, Module>,
    ) -> BTreeMap<Module, String> {
        let file = &self.modules[module];
        let imports = file
            .imports
            .iter()
            .filter(|(name, _)| !file.passed_on.contains(*name))
            .map(|(_, path)| path);
        let mut uses = BTreeMap::new();
        for path in imports.chain(&file.paths) {
            if let Some(used) = self.absolute(module, path).and_then(|path| self.file_of(&path)) {
                uses.entry(used).or_insert_with(|| path.join("::"));
            }
        }
        for name in &file.called {
            if let Some(used) = lonely.get(name) {
                uses.entry(used.clone()).or_insert_with(|| format!(".{name}()"));
            }
        }
        uses.remove(module);
        uses
    }

    /// Returns a path as written in a module, from the root of the crate; `None` where it leads to
    /// another crate or to a local item of a function.
    fn absolute(&self, module: &Module, path: &[String]) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        let mut base = module.clone();
        match first.as_str() {
            "crate" => base.clear(),
            "self" => {}
            "super" => {
                base.pop();
                let mut rest = rest;
                while let Some(("super", behind)) =
                    rest.split_first().map(|(first, behind)| (first.as_str(), behind))
                {
                    base.pop();
                    rest = behind;
                }
                return Some([base, rest.to_vec()].concat());
            }
            name => {
                base.push(name.to_owned());
                if !self.modules.contains_key(&base) {
                    let import =
                        self.modules[module].imports.get(name).filter(|import| *import != path)?;
                    base = self.absolute(module, import)?;
                }
            }
        }
        Some([base, rest.to_vec()].concat())
    }

    /// Returns the module whose file defines what a path leads to; `None` for a module as a whole.
    fn file_of(&self, path: &[String]) -> Option<Module> {
        let length =
            (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let module = path[..length].to_vec();
        let (name, rest) = path[length..].split_first()?;
        match self.modules[&module].imports.get(name) {
            Some(import) => {
                self.file_of(&[self.absolute(&module, import)?, rest.to_vec()].concat())
            }
            None => Some(module),
        }
    }

    /// Returns the shortest path from a file back to itself.
    fn cycle_through(&self, start: &Module) -> Option<Vec<Module>> {
        let mut before: BTreeMap<&Module, &Module> = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(module) = queue.pop_front() {
            for used in self.uses[module].keys() {
                if used == start {
                    let way =
                        std::iter::successors(Some(module), |module| before.get(module).copied());
                    let mut cycle: Vec<Module> = way.cloned().collect();
                    cycle.reverse();
                    return Some(cycle);
                }
                if !before.contains_key(used) {
                    before.insert(used, module);
                    queue.push_back(used);
                }
            }
        }
        None
    }
}
