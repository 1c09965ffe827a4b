# Checks named by sentences, counted. Each file of tests gets its own folder below `scratch`, removed at the end.

project=$(cd ../.. && pwd -P)
scratch=$(mktemp -d)
scratch=$(cd "$scratch" && pwd -P)
passed=0
failed=0
stops=()

at_end() {
  local process
  for process in ${stops[@]+"${stops[@]}"}; do kill "$process" 2>/dev/null; done
  rm -rf "$scratch"
}
trap at_end EXIT

# check SENTENCE CONDITION...: the condition is a command.
check() {
  local sentence=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    printf 'ok      %s\n' "$sentence"
  else
    failed=$((failed + 1))
    printf 'FAILED  %s\n        %s\n' "$sentence" "$*"
  fi
}

equals() { [ "$1" = "$2" ]; }
contains() { case $1 in *"$2"*) ;; *) return 1 ;; esac; }

report() {
  printf '%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
}
