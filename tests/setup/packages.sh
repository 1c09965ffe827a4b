# On a Debian-like system the launcher knows which packages are missing. Only what it says to someone who is not root is
# tested here; that the packages are the right ones is shown by bare-debian.sh.

# needs DISPLAY LIBRARY...: what require_drawing_packages says on a system that has only these libraries.
needs() {
  display=$1 bash -uc '
    for part in say packages; do . "$0/launcher/$part.sh"; done
    is_debian_like() { true; }
    id() { echo 1000; }
    has_library() { case " $there " in *" $1 "*) ;; *) return 1 ;; esac; }
    shift
    there="$*"
    require_drawing_packages' "$project" "$@" 2>&1
}
text='libpangoft2-1.0.so.0 libfontconfig.so.1 libfreetype.so.6'

check "a system that can draw off-screen is left alone without a display" equals "$(needs none $text)" ''
check "a missing library is named by its package, in a command to copy" contains "$(needs none)" \
  'sudo apt-get install libpangoft2-1.0-0'
check "a window asks for its libraries too" contains "$(needs present $text)" 'libgtk-3-0 libxtst6'
