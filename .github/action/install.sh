#!/usr/bin/env bash
# Installs polybook for the steps of a workflow that follow.
#
# In: POLYBOOK_VERSION, as the input `version` of the action; GITHUB_ACTION_PATH, the folder of the action; RUNNER_OS, RUNNER_ARCH
# and RUNNER_TEMP. POLYBOOK_RELEASES is where releases are, if not on GitHub: tests have some of their own.
# Out: the program in a folder that GITHUB_PATH names. Nothing is installed whose checksum is wrong.
set -euo pipefail

fail() {
    printf '::error title=polybook::%s\n' "$*"
    exit 1
}

action=${GITHUB_ACTION_PATH:?}
version=${POLYBOOK_VERSION:-}
if [ "$version" = source ]; then
    cargo build --release --locked --manifest-path "$action/Cargo.toml" --target-dir "$action/target"
    printf '%s\n' "$action/target/release" >>"${GITHUB_PATH:?}"
    exit 0
fi
if [ -z "$version" ]; then
    # A workflow that names a commit of the action gets the release that was made from this commit.
    version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$action/Cargo.toml" | head -n 1)
fi
version=${version#v}
case $version in
'' | *[!0-9A-Za-z.+-]*) fail "$version is not the version of a release. Write a version such as 0.1.0, or leave it out." ;;
esac

case ${RUNNER_OS:?}-${RUNNER_ARCH:?} in
Linux-X64) target=x86_64-unknown-linux-musl ;;
Linux-ARM64) target=aarch64-unknown-linux-musl ;;
macOS-X64) target=x86_64-apple-darwin ;;
macOS-ARM64) target=aarch64-apple-darwin ;;
Windows-X64) target=x86_64-pc-windows-msvc ;;
*) fail "there is no release for $RUNNER_OS on $RUNNER_ARCH; use a runner such as ubuntu-latest, or version: source." ;;
esac
archive=polybook-v$version-$target.tar.gz
if [ "$RUNNER_OS" = Windows ]; then archive=polybook-v$version-$target.zip; fi

folder=${RUNNER_TEMP:?}/polybook-$version
rm -rf "$folder"
mkdir -p "$folder"
releases=${POLYBOOK_RELEASES:-https://github.com/polybook/polybook/releases/download}
protocols='=https'
if [ -n "${POLYBOOK_RELEASES:-}" ]; then protocols='=http,https'; fi
download() {
    curl --fail --silent --show-error --location --retry 3 --proto "$protocols" \
        --output "$folder/$1" "$releases/v$version/$1" ||
        fail "could not download $releases/v$version/$1. Is there a release $version?"
}
download "$archive"
download "$archive.sha256"

expected=$(cut -d ' ' -f 1 "$folder/$archive.sha256" | tr -d '\r\n')
if command -v sha256sum >/dev/null; then
    actual=$(sha256sum "$folder/$archive")
else
    actual=$(shasum -a 256 "$folder/$archive")
fi
# A path with a backslash has one in front of its checksum.
actual=${actual#\\}
actual=${actual%% *}
if [ "$actual" != "$expected" ] || [ "${#actual}" -ne 64 ]; then
    fail "the checksum of $archive is $actual, and should be $expected. Nothing was installed."
fi

if [ "$RUNNER_OS" = Windows ]; then
    unzip -q "$folder/$archive" -d "$folder"
else
    tar -xzf "$folder/$archive" -C "$folder"
fi
rm "$folder/$archive" "$folder/$archive.sha256"
"$folder/polybook" --version
printf '%s\n' "$folder" >>"${GITHUB_PATH:?}"
