# Finds a JDK new enough to build and run Glasshive, or fetches one. require_jdk sets `jdk` to its home.

jdk_minimum=25
jdk_cache="${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/glasshive"
adoptium="${GLASSHIVE_ADOPTIUM:-https://api.adoptium.net}"

require_jdk() {
  find_jdk || fetch_jdk
}

find_jdk() {
  local place
  for place in "${JAVA_HOME:-}" "$(javac_on_path)"; do
    if is_jdk "$place"; then jdk=$place; return 0; fi
  done
  while IFS= read -r place; do
    if is_jdk "$place"; then jdk=$place; return 0; fi
  done < <(usual_places)
  place="$jdk_cache/jdk-$jdk_minimum"
  is_jdk "$place" && jdk=$place
}

# A folder with java and javac whose version is at least the minimum. The `release` file answers without starting a JVM.
is_jdk() {
  local home=$1 version='' key value
  [ -n "$home" ] && [ -x "$home/bin/java" ] && [ -x "$home/bin/javac" ] || return 1
  if [ -r "$home/release" ]; then
    while IFS='=' read -r key value; do
      if [ "$key" = JAVA_VERSION ]; then version=${value//\"/}; fi
    done <"$home/release"
  fi
  if [ -z "$version" ]; then
    version=$("$home/bin/javac" -version 2>&1)
    version=${version#javac }
  fi
  version=${version%%[!0-9]*}
  [ "${version:-0}" -ge "$jdk_minimum" ]
}

javac_on_path() {
  local javac link
  javac=$(command -v javac) || return 0
  while [ -L "$javac" ]; do
    link=$(readlink "$javac")
    case $link in /*) javac=$link ;; *) javac=${javac%/*}/$link ;; esac
  done
  case $javac in
    /usr/bin/javac) ;; # macOS: a stand-in that asks to install Java
    */bin/javac) printf '%s\n' "${javac%/bin/javac}" ;;
  esac
}

# One folder a line. An unmatched pattern stays as it is, and is no JDK.
usual_places() {
  local home=${HOME:-}
  printf '%s\n' /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/openjdk* /usr/local/jdk* /opt/* /opt/java/* \
    "$home"/.sdkman/candidates/java/* "$home"/.jdks/* "$home"/.jdks/*/Contents/Home \
    "$home"/.asdf/installs/java/* "$home"/.local/share/mise/installs/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$home"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v "$jdk_minimum+" 2>/dev/null; fi
}

fetch_jdk() {
  local os arch question answer package link checksum unpacked
  local remedy="Or install any JDK $jdk_minimum or newer yourself (https://adoptium.net/temurin/releases) and set JAVA_HOME to its folder."

  case $(uname -s) in
    Linux) os=linux ;;
    Darwin) os=mac ;;
    *) fail "no JDK $jdk_minimum or newer found, and none can be fetched for $(uname -s). $remedy" ;;
  esac
  case $(uname -m) in
    x86_64 | amd64) arch=x64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) fail "no JDK $jdk_minimum or newer found, and none can be fetched for $(uname -m). $remedy" ;;
  esac

  require_downloader
  mkdir -p "$jdk_cache" || fail "cannot make the folder $jdk_cache for a JDK; set XDG_CACHE_HOME to a folder you may write to. $remedy"
  parts=$(mktemp -d "$jdk_cache/fetch.XXXXXX") || fail "cannot write to $jdk_cache; set XDG_CACHE_HOME to a folder you may write to."
  trap 'rm -rf "$parts"' EXIT

  say "no JDK $jdk_minimum or newer found; fetching Temurin $jdk_minimum (about 140 MB, once) into $jdk_cache"
  question="$adoptium/v3/assets/latest/$jdk_minimum/hotspot?architecture=$arch&image_type=jdk&os=$os&vendor=eclipse"
  download "$question" "$parts/answer.json" \
    || fail "cannot ask $adoptium for a JDK: check the network (https_proxy for a proxy), then try again. $remedy"
  answer=$(tr -d '\n' <"$parts/answer.json")
  # The answer may describe an installer too, with a link and checksum of its own: only the package's braces count.
  package=$(printf '%s' "$answer" | sed -n 's/.*"package"[[:space:]]*:[[:space:]]*{\([^}]*\)}.*/\1/p')
  link=$(printf '%s' "$package" | sed -n 's/.*"link"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p')
  checksum=$(printf '%s' "$package" | sed -n 's/.*"checksum"[[:space:]]*:[[:space:]]*"\([0-9a-fA-F]\{64\}\)".*/\1/p')
  if [ -z "$link" ] || [ -z "$checksum" ]; then
    fail "$adoptium names no JDK $jdk_minimum for $os on $arch. $remedy"
  fi

  download "$link" "$parts/jdk.tar.gz" progress || fail "cannot download $link: check the network, then try again. $remedy"
  if [ "$(sha256 "$parts/jdk.tar.gz")" != "$checksum" ]; then
    fail "the download of $link does not match its SHA-256 $checksum and was deleted: try again. $remedy"
  fi

  mkdir "$parts/jdk" && tar -xzf "$parts/jdk.tar.gz" -C "$parts/jdk" \
    || fail "cannot unpack the JDK into $jdk_cache: is the disk full (needs 500 MB)? $remedy"
  for unpacked in "$parts"/jdk/*/Contents/Home "$parts"/jdk/*; do
    if is_jdk "$unpacked"; then
      # A rename, so that a folder of that name is always whole. One that fails is_jdk was damaged: out of the way.
      jdk="$jdk_cache/jdk-$jdk_minimum"
      if ! is_jdk "$jdk"; then
        if [ -e "$jdk" ]; then mv "$jdk" "$parts/damaged"; fi
        mv "$unpacked" "$jdk" || fail "cannot move the JDK to $jdk. $remedy"
      fi
      rm -rf "$parts"
      trap - EXIT
      return 0
    fi
  done
  fail "what $link unpacks to is no JDK $jdk_minimum or newer. $remedy"
}

require_downloader() {
  local tool
  for tool in curl wget python3; do
    if command -v "$tool" >/dev/null; then return 0; fi
  done
  if is_debian_like; then
    require_packages "fetching a JDK" curl ca-certificates
  else
    fail "fetching a JDK needs curl, wget or python3: install one of them, or a JDK $jdk_minimum or newer."
  fi
}

# download URL FILE [progress]
download() {
  if command -v curl >/dev/null; then
    local quiet='--silent --show-error'
    if [ "${3:-}" = progress ] && [ -t 2 ]; then quiet='--progress-bar'; fi
    # shellcheck disable=SC2086 # two options
    curl $quiet --fail --location --connect-timeout 20 --retry 2 --output "$2" "$1"
  elif command -v wget >/dev/null; then
    wget --quiet --timeout=60 --tries=3 --output-document="$2" "$1"
  else
    python3 - "$1" "$2" <<'PYTHON'
import shutil, sys, urllib.request
try:
    with urllib.request.urlopen(sys.argv[1], timeout=60) as answer, open(sys.argv[2], "wb") as file:
        shutil.copyfileobj(answer, file)
except OSError as problem:
    sys.exit(str(problem))
PYTHON
  fi
}

sha256() {
  local sum
  if command -v sha256sum >/dev/null; then sum=$(sha256sum <"$1"); else sum=$(shasum -a 256 <"$1"); fi
  printf '%s\n' "${sum%% *}"
}
