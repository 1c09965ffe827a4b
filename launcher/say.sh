# What the launcher tells the person who started it. All of it goes to standard error: standard output is Glasshive's own.

say() { printf 'glasshive: %s\n' "$*" >&2; }

# 69 is EX_UNAVAILABLE: Glasshive itself never ran, so none of its own exit codes (0, 1, 2, 70) would be true.
fail() {
  say "$*"
  exit 69
}
