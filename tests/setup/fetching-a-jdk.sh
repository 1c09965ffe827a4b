# Without a JDK the launcher fetches one. A server on loopback stands in for Adoptium, a few scripts for the JDK.

site=$scratch/site
tools=$scratch/tools

a_jdk() { # FOLDER VERSION
  mkdir -p "$1/bin"
  printf 'JAVA_VERSION="%s"\n' "$2" >"$1/release"
  printf '#!/bin/sh\necho javac %s\n' "$2" | tee "$1/bin/java" >"$1/bin/javac"
  chmod +x "$1/bin/java" "$1/bin/javac"
}

answer() { # NAME CHECKSUM: what the API says, an installer before the package as on some systems
  mkdir -p "$site/$1/v3/assets/latest/25"
  cat >"$site/$1/v3/assets/latest/25/hotspot" <<JSON
[ { "binary": { "os": "linux",
      "installer": { "checksum": "$(printf '%064d' 7)", "link": "$address/no-such-installer" },
      "package": { "checksum": "$2", "link": "$address/$3", "name": "jdk.tar.gz", "size": 1 },
      "project": "jdk" }, "release_name": "jdk-25" } ]
JSON
}

serve() {
  mkdir -p "$site"
  mkfifo "$scratch/said"
  python3 -u -m http.server --bind 127.0.0.1 --directory "$site" 0 >"$scratch/said" 2>/dev/null &
  stops+=($!)
  exec 3<"$scratch/said"
  local line
  IFS= read -r line <&3
  line=${line#*port }
  address=http://127.0.0.1:${line%% *}
}

pack() { # NAME FOLDER
  tar -czf "$site/$1" -C "$scratch/packed" "$2"
}

checksum() { (. "$project/launcher/jdk.sh" && sha256 "$site/$1"); }

# What require_jdk says and finds where there is no JDK: fetch BASE CACHE DOWNLOADER...
fetch() {
  local base=$1 cache=$2 tool place
  shift 2
  rm -rf "$tools"
  mkdir -p "$tools"
  for tool in bash uname mkdir mktemp tr sed tar gzip sha256sum shasum perl mv rm readlink id cat "$@"; do
    place=$(command -v "$tool") || continue
    if [ "$tool" = python3 ]; then place=$(python3 -c 'import sys; print(sys.executable)'); fi
    ln -s "$place" "$tools/$tool"
  done
  env -i HOME="$scratch" XDG_CACHE_HOME="$cache" GLASSHIVE_ADOPTIUM="$base" PATH="$tools" bash -uc '
    for part in say jdk packages; do . "$0/launcher/$part.sh"; done
    usual_places() { :; }
    is_debian_like() { return 1; }
    require_jdk
    echo "$jdk"' "$project" 2>&1
}

serve
a_jdk "$scratch/packed/jdk-25.0.9+1" 25.0.9
a_jdk "$scratch/packed/jdk-mac/Contents/Home" 25.0.9
a_jdk "$scratch/packed/jdk-old" 21.0.1
pack good.tar.gz jdk-25.0.9+1
pack mac.tar.gz jdk-mac
pack old.tar.gz jdk-old
answer good "$(checksum good.tar.gz)" good.tar.gz
answer mac "$(checksum mac.tar.gz)" mac.tar.gz
answer old "$(checksum old.tar.gz)" old.tar.gz
answer tampered "$(printf '%064d' 7)" good.tar.gz
answer moved "$(checksum good.tar.gz)" gone.tar.gz
mkdir -p "$site/empty/v3/assets/latest/25" && echo '[]' >"$site/empty/v3/assets/latest/25/hotspot"

for downloader in curl wget python3; do
  if command -v "$downloader" >/dev/null; then
    said=$(fetch "$address/good" "$scratch/by $downloader" "$downloader")
    check "$downloader fetches a JDK into the cache" test -x "$scratch/by $downloader/glasshive/jdk-25/bin/javac"
    check "the JDK that $downloader fetched is used" equals "${said##*$'\n'}" "$scratch/by $downloader/glasshive/jdk-25"
    check "nothing else stays in the cache after $downloader" equals "$(ls "$scratch/by $downloader/glasshive")" jdk-25
  fi
done

said=$(fetch "$address/nowhere" "$scratch/by curl" curl)
check "a fetched JDK is found again without asking" equals "$said" "$scratch/by curl/glasshive/jdk-25"

rm "$scratch/by curl/glasshive/jdk-25/bin/javac"
said=$(fetch "$address/good" "$scratch/by curl" curl)
check "a damaged JDK in the cache is replaced" test -x "$scratch/by curl/glasshive/jdk-25/bin/javac"

said=$(fetch "$address/mac" "$scratch/mac" curl)
check "the Home inside a macOS archive is the JDK" test -x "$scratch/mac/glasshive/jdk-25/bin/javac"

# refusal NAME WORDS: one line besides the announcement and the downloader's own, no JDK, nothing left behind
refusal() {
  said=$(fetch "$address/$1" "$scratch/$1" curl)
  local status=$?
  check "$1: the launcher stops with 69" equals "$status" 69
  check "$1: it says '$2' and what to do" contains "${said##*$'\n'}" "$2"
  check "$1: it names the way out" contains "${said##*$'\n'}" JAVA_HOME
  check "$1: nothing is left in the cache" equals "$(ls -A "$scratch/$1/glasshive")" ''
}

refusal tampered 'does not match its SHA-256'
refusal moved "cannot download $address/gone.tar.gz"
refusal nowhere "cannot ask $address/nowhere for a JDK"
refusal empty 'names no JDK 25'
refusal old 'is no JDK 25 or newer'

said=$(fetch "$address/good" "$scratch/none")
check "without any downloader it says which to install" contains "$said" 'curl, wget or python3'
