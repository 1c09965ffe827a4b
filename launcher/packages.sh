# The Debian packages that a fresh system lacks: JavaFX loads these libraries when it first draws text, and without
# them ends in a NullPointerException. Root gets them installed; anyone else is told the exact command.

is_debian_like() { [ -e /etc/debian_version ]; }

# What drawing off-screen needs, and what a window needs besides.
require_drawing_packages() {
  is_debian_like || return 0
  local missing=()
  has_library libpangoft2-1.0.so.0 || missing+=(libpangoft2-1.0-0)
  has_library libfontconfig.so.1 || missing+=(libfontconfig1)
  has_library libfreetype.so.6 || missing+=(libfreetype6)
  if [ "${display:-none}" = present ]; then
    has_library libgtk-3.so.0 || missing+=(libgtk-3-0)
    has_library libXtst.so.6 || missing+=(libxtst6)
    has_library libXxf86vm.so.1 || missing+=(libxxf86vm1)
    has_library libGL.so.1 || missing+=(libgl1)
  fi
  if [ ${#missing[@]} -gt 0 ]; then require_packages "drawing" "${missing[@]}"; fi
}

has_library() {
  local file
  for file in /usr/lib/*-linux-gnu*/"$1" /lib/*-linux-gnu*/"$1" /usr/lib/"$1"; do
    if [ -e "$file" ]; then return 0; fi
  done
  return 1
}

# require_packages WHY PACKAGE...
require_packages() {
  local why=$1
  shift
  if [ "$(id -u)" != 0 ]; then
    fail "$why needs packages that this system lacks: sudo apt-get install $*"
  fi
  say "$why needs packages that this system lacks; installing $*"
  {
    export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update && apt-get -qq install -y --no-install-recommends "$@"
  } </dev/null >&2 || fail "apt-get failed, see above; when it is mended: apt-get update && apt-get install $*"
}
