//! Which file uses which.
//!
//! In: the files of a crate by path. Out: for each the files it uses, with a word on how. A name
//! that a module only passes on (`pub use`) leads to the file that has it. A method that only one
//! file defines, in an `impl` block for a type of another file, makes its callers use that file,
//! although they name the type only.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::rust_file::RustFile;

/// A module by its path from the root of the crate: none for the root itself.
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
        let lonely = graph.lonely_methods();
        let uses = |module: &Module| (module.clone(), graph.uses_of(module, &lonely));
        graph.uses = graph.modules.keys().map(uses).collect();
        graph
    }

    /// Takes files out by their paths.
    pub(super) fn without(mut self, is_out: impl Fn(&str) -> bool) -> Self {
        let is_kept = |module: &Module| !is_out(&self.paths[module]);
        self.uses.retain(|module, _| is_kept(module));
        self.uses.values_mut().for_each(|uses| uses.retain(|module, _| is_kept(module)));
        self
    }

    /// The shortest circle through each file that is in one, as a sentence; each file comes up
    /// once.
    pub(super) fn circles(&self) -> Vec<String> {
        let mut circles = Vec::new();
        let mut seen = BTreeSet::new();
        for module in self.uses.keys() {
            let Some(circle) = self
                .circle_through(module)
                .filter(|circle| !circle.iter().any(|part| seen.contains(part)))
            else {
                continue;
            };
            let next = circle.iter().cycle().skip(1);
            let steps = circle.iter().zip(next).map(|(user, used)| {
                format!(
                    "{} uses {} ({})",
                    self.paths[user], self.paths[used], self.uses[user][used]
                )
            });
            circles.push(steps.collect::<Vec<_>>().join(", "));
            seen.extend(circle);
        }
        circles
    }

    /// Methods of `impl` blocks outside the file of their type whose name nothing else has, by
    /// name.
    fn lonely_methods(&self) -> BTreeMap<String, Module> {
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

    /// What a module's file uses, with how.
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

    /// A path as written in a module, from the root of the crate; `None` where it leads to another
    /// crate or stays in the function.
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

    /// The module in whose file that is what a path leads to; `None` for a module as a whole.
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

    /// The shortest way from a file back to itself.
    fn circle_through(&self, start: &Module) -> Option<Vec<Module>> {
        let mut before: BTreeMap<&Module, &Module> = BTreeMap::new();
        let mut queue = VecDeque::from([start]);
        while let Some(module) = queue.pop_front() {
            for used in self.uses[module].keys() {
                if used == start {
                    let way =
                        std::iter::successors(Some(module), |module| before.get(module).copied());
                    let mut circle: Vec<Module> = way.cloned().collect();
                    circle.reverse();
                    return Some(circle);
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
