#!/usr/bin/env python3
"""Runs small sites that once went wrong, and says which still do.

usage: run.py POLYBOOK [FOLDER …]      default: every folder beside this file

In: the program, and `not-yet.txt`, which names the cases that are known to fail, each with the issue that will change that.
Out: what is wrong, and exit code 1 if any other case fails, or if one on the list passes: it must be taken off.

A case is a folder with a site (book.toml, content/ …) and a case.toml:

    why = "what a user saw, in one line"
    command = "check"                   # or "build" (default), or any other; with arguments: "check --format github"
    place = "docs/site"                 # the site lies here, below the folder in which the command runs, and is named like this;
                                        # without it, it is named by its whole path
    exit = 0                            # expected exit code; without it, anything but a crash (a panic, a signal, over 10 s)
    seconds = 10                        # how long it may take
    found = ["content/a/b/en.md:3"]     # an error or warning must begin here: a file, with a line or lines (:3-5) if they matter.
                                        # Used where the finding does not exist yet, so that nobody knows its code
    clean = ["content/a/c/en.md"]       # files without any error or warning
    codes = ["broken-link"]             # findings that must be there (check --format json is asked for them)
    no-codes = ["…"]                    # findings that must not be there
    errors-only-in = ["content/a/b/en.md"]   # no error may be in any other file
    at-most = 2                         # errors and warnings, all together
    output = ["…"]                      # must be in what the command prints
    no-output = ["…"]                   # must not
    match = ["(?i)quot"]                # regular expressions: must be found in what the command prints
    no-match = ['(?m)^\s*::']           # must not
    memory = 500                        # MiB that the command may hold at any time
    size = 20                           # MiB that the built site may have
    prepare = "…"                       # a shell line run in the copy of the site first (symlinks, bytes that Git does not keep)
    untouched = ["../mine.txt"]         # files and folders, named from the site's folder, that are in the end as `prepare` left them, there or not

    [[run]]                             # before the command, in this order, in the folder of the site
    command = "stamp en a/b --from vi"  # of polybook; or shell = "…", with $POLYBOOK and $CASE (the folder of the case)
    exit = 0                            # and output, no-output, match, no-match, seconds, memory, as above; a shell line must end with 0 in any case

    [[file]]                            # of the built site
    path = "en/a/b.html"
    has = ["<strong>฿900</strong>"]     # white space at both ends of a line and empty lines do not count
    not = ["**"]
    match = ['lang="en"[^>]*>Home']     # regular expressions
    absent = false

Case folders whose site lies in `site/` may carry further files beside it.
"""
import hashlib, json, os, pathlib, re, resource, shutil, signal, subprocess, sys, tempfile, threading, tomllib


def run(args, cwd, limit=10, env=None, memory=None):
    def cap():
        # What asks for gigabytes shall not bring down the machine that tries it.
        if memory: resource.setrlimit(resource.RLIMIT_AS, (memory << 22, memory << 22))
    late = threading.Event()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = subprocess.Popen(args, cwd=cwd, env=env, stdin=subprocess.DEVNULL, stdout=out, stderr=err, preexec_fn=cap, start_new_session=True)
        clock = threading.Timer(limit, lambda: (late.set(), os.killpg(process.pid, signal.SIGKILL)))
        clock.start()
        _, status, used = os.wait4(process.pid, 0)
        clock.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        if late.is_set(): return "over %g s" % limit, ""
        if memory and used.ru_maxrss > memory << 10: return f"{used.ru_maxrss >> 10} MiB of memory, at most {memory}", ""
        out.seek(0), err.seek(0)
        return process.returncode, (out.read() + err.read()).decode("utf-8", "replace")


def crash(code):
    return code == 101 or not isinstance(code, int) or code < 0 or code > 2


def judge(want, code, text, label=""):
    wrong = []
    if crash(code) and code != want.get("exit"):
        wrong.append(f"{label}crash: exit {code}: {text.strip().splitlines()[0][:160] if text.strip() else ''}")
    elif "exit" in want and code != want["exit"]:
        wrong.append(f"{label}exit {code}, expected {want['exit']}: {text.strip()[:200]}")
    wrong += [f"{label}not printed: {s}" for s in want.get("output", []) if s not in text]
    wrong += [f"{label}printed: {s}" for s in want.get("no-output", []) if s in text]
    wrong += [f"{label}nothing printed matches {s}" for s in want.get("match", []) if not re.search(s, text)]
    wrong += [f"{label}printed: {found[0].strip()[:120]}" for s in want.get("no-match", []) if (found := re.search(s + ".*", text))]
    return wrong


def is_at(finding, place):
    path, _, lines = place.partition(":")
    first, _, last = lines.partition("-")
    return finding["path"] == path and (not lines or int(first) <= finding["line"] <= int(last or first))


def judge_findings(case, found):
    codes = {d["code"] for d in found}
    there = sorted({f"{d['path']}:{d['line']} {d['code']}" for d in found})[:8]
    wrong = [f"no finding at {p}; there are {there}" for p in case.get("found", []) if not any(is_at(d, p) for d in found)]
    wrong += [f"finding {d['code']} at {p}:{d['line']}" for p in case.get("clean", []) for d in found if is_at(d, p)]
    wrong += [f"no finding {c}; there are {there}" for c in case.get("codes", []) if c not in codes]
    wrong += [f"finding {c}" for c in case.get("no-codes", []) if c in codes]
    if len(found) > case.get("at-most", len(found)): wrong.append(f"{len(found)} findings, at most {case['at-most']}")
    if "errors-only-in" in case:
        wrong += [f"error {d['code']} in {d['path']}" for d in found if d["severity"] == "error" and d["path"] not in case["errors-only-in"]]
    return wrong


def state(path):
    """What a file or folder is, links not followed."""
    if path.is_symlink(): return os.readlink(path)
    if path.is_dir(): return {p.name: state(p) for p in path.iterdir()}
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else path.exists()


def try_case(polybook, folder, work):
    case = tomllib.loads((folder / "case.toml").read_text(encoding="utf-8"))
    site = work / case.get("place", "site")
    shutil.copytree(folder / "site" if (folder / "site").is_dir() else folder, site, symlinks=True)
    env = os.environ | {"POLYBOOK": polybook, "CASE": str(folder)}
    if case.get("prepare"):
        subprocess.run(["bash", "-c", case["prepare"]], cwd=site, env=env, check=True)
    before = {name: state(site / name) for name in case.get("untouched", [])}
    wrong = []
    for step in case.get("run", []):
        args = ["bash", "-c", step["shell"]] if "shell" in step else [polybook, *step["command"].split()]
        code, text = run(args, site, step.get("seconds", 10), env, step.get("memory"))
        wrong += judge({"exit": 0} | step if "shell" in step else step, code, text, f"{step.get('command', 'shell')}: ")
    command = case.get("command", "build").split()
    out = work / "out"
    args = [polybook, command[0], case.get("place", str(site)), *command[1:]]
    if command[0] == "build":
        args += ["-d", str(out)]
    limit = case.get("seconds", 10)
    code, text = run(args, work, limit, None, case.get("memory"))
    wrong += judge(case, code, text)
    wrong += [f"{name} is no longer what it was" for name, was in before.items() if state(site / name) != was]
    if {"found", "clean", "codes", "no-codes", "errors-only-in", "at-most"} & case.keys():
        code, text = run([polybook, "check", str(site), "--format", "json"], work, limit, None, case.get("memory"))
        try:
            wrong += judge_findings(case, json.loads(text[text.index("{"):text.rindex("}") + 1])["diagnostics"])
        except ValueError:
            wrong.append(f"check gives no JSON: exit {code} {text[:120]}")
    size = sum(p.stat().st_size for p in out.rglob("*") if p.is_file()) / (1 << 20)
    if size > case.get("size", size): wrong.append(f"the site has {size:.0f} MiB, at most {case['size']}")
    for want in case.get("file", []):
        path = out / want["path"]
        if want.get("absent"):
            if path.exists(): wrong.append(f"{want['path']} is there")
            continue
        if not path.is_file():
            wrong.append(f"{want['path']} is not there")
            continue
        squeeze = lambda t: "\n".join(l.strip() for l in t.splitlines() if l.strip())
        text = squeeze(path.read_text(encoding="utf-8"))
        wrong += [f"{want['path']} lacks {s}" for s in want.get("has", []) if squeeze(s) not in text]
        wrong += [f"{want['path']} has {s}" for s in want.get("not", []) if squeeze(s) in text]
        wrong += [f"{want['path']} does not match {s}" for s in want.get("match", []) if not re.search(s, text)]
    return wrong, case


def known_to_fail(path):
    """The cases on the list, each with the reason."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {name: reason.strip() for name, _, reason in (line.partition(":") for line in lines)}


def printable(line):
    """A control character would reach the terminal, and a line break could begin a command to a runner."""
    return "".join(c if c.isprintable() else "\n    | " if c == "\n" else repr(c)[1:-1] for c in line)


def main():
    polybook = shutil.which(sys.argv[1]) or sys.argv[1]
    polybook = os.path.abspath(polybook)
    here = pathlib.Path(__file__).resolve().parent
    folders = [pathlib.Path(a) for a in sys.argv[2:]] or sorted(p.parent for p in here.glob("*/case.toml"))
    not_yet = known_to_fail(here / "not-yet.txt")
    bad = [f"{name} is on the list, and there is no such case" for name in not_yet if not (here / name / "case.toml").is_file()]
    expected = 0
    for folder in folders:
        with tempfile.TemporaryDirectory() as work:
            wrong, case = try_case(polybook, folder.resolve(), pathlib.Path(work))
        if wrong and folder.name in not_yet:
            expected += 1
        elif wrong:
            bad.append("\n".join([f"{folder.name}: {case.get('why', '')}", *("    " + printable(line) for line in wrong)]))
        elif folder.name in not_yet:
            bad.append(f"{folder.name}: it passes now ({not_yet[folder.name]}): take it off not-yet.txt")
    for line in bad: print(line)
    print(f"{len(folders)} cases, {expected} not right yet as listed, {len(bad)} wrong")
    sys.exit(bool(bad))


main()
