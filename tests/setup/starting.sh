# Starting and building, in a copy of the launcher whose Maven is a stand-in that compiles a program of one class.

here="$scratch/a folder with späces"
mkdir -p "$here/app/src/main/java" "$here/engine/src/main/java" "$scratch/elsewhere"
cp -R "$project/glasshive" "$project/launcher" "$here"
touch "$here/pom.xml" "$here/app/pom.xml"

cat >"$here/app/src/main/java/Glasshive.java" <<'JAVA'
package dev.glasshive.cli;

/// Prints the first argument's answer: what the launcher passed on.
public final class Glasshive {
    public static void main(String[] arguments) throws Exception {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "read" -> System.out.print(java.nio.file.Files.readString(java.nio.file.Path.of(arguments[1])));
            case "copy" -> System.in.transferTo(System.out);
            case "exit" -> System.exit(Integer.parseInt(arguments[1]));
            case "property" -> System.out.println(System.getProperty(arguments[1]));
            case "render" -> System.out.println(System.getProperty("glass.platform"));
            case "pid" -> System.out.println(ProcessHandle.current().pid());
            default -> System.out.println(String.join("|", arguments));
        }
    }
}
JAVA

# Leaves a line in `builds` for each build, and the file `overlap` when two run at once. Fails while `broken` is there.
cat >"$here/mvnw" <<'SH'
#!/usr/bin/env bash
cd "$(dirname "$0")"
echo "$*" >>builds
if [ -e broken ]; then echo 'Glasshive.java:[3,1] broken on purpose'; exit 1; fi
mkdir building || touch overlap
mkdir -p app/target/start/classes
"$JAVA_HOME/bin/javac" -d app/target/start/classes app/src/main/java/Glasshive.java
printf '%s' "$PWD/pom.xml" >app/target/start/classpath.txt
rmdir building
SH
chmod +x "$here/mvnw"

builds() { wc -l <"$here/builds" | tr -d ' '; }
glasshive() { "$here/glasshive" "$@" 2>"$scratch/errors"; }
# An hour ago, so that what is changed next is newer whatever the file system's clock.
age() { find "$here" -exec touch -t "$(date -d '1 hour ago' +%Y%m%d%H%M 2>/dev/null || date -v-1H +%Y%m%d%H%M)" {} +; }

check "the first start builds and passes arguments on" equals "$(glasshive one 'two  words' '' '*' ü)" 'one|two  words||*|ü'
age
glasshive one >/dev/null
check "a second start does not build" equals "$(builds)" 1

touch "$here/engine/src/main/java/New.java"
glasshive one >/dev/null
check "a new file is built" equals "$(builds)" 2
age
rm "$here/engine/src/main/java/New.java"
glasshive one >/dev/null
check "a deleted file is built" equals "$(builds)" 3
age
touch "$here/app/pom.xml"
glasshive one >/dev/null
check "a changed pom is built" equals "$(builds)" 4
age
rm "$here/app/target/start/classpath.txt"
glasshive one >/dev/null
check "a missing class path is built" equals "$(builds)" 5
age

touch "$here/app/pom.xml" "$here/broken"
said=$(glasshive one)
status=$?
check "a failed build stops with 69" equals "$status" 69
check "a failed build prints nothing on standard output" equals "$said" ''
check "a failed build shows Maven's words" contains "$(cat "$scratch/errors")" 'broken on purpose'
check "a failed build leaves no lock" test ! -L "$here/target/build.lock"
rm "$here/broken"
glasshive one >/dev/null
check "a failed build is tried again" equals "$(builds)" 7

echo words >"$scratch/elsewhere/file"
check "a file is looked up where the caller stands" equals "$(cd "$scratch/elsewhere" && glasshive read file)" words
ln -s "$here/glasshive" "$scratch/link"
ln -s ../link "$scratch/elsewhere/second"
check "a link to a link to the launcher starts it" equals "$("$scratch/elsewhere/second" one)" one
check "the launcher is found on the path" equals "$(PATH="$here:$PATH" && command glasshive one)" one
check "the launcher starts by a relative name" equals "$(cd "$here" && ./glasshive one)" one
check "bash starts the launcher by its bare name" equals "$(cd "$here" && bash glasshive one)" one

check "standard input reaches the program" equals "$(echo words | glasshive copy)" words
touch "$here/app/pom.xml"
check "standard input reaches the program after a build" equals "$(echo words | glasshive copy)" words
glasshive exit 3
check "the program's exit code is the launcher's" equals $? 3
"$here/glasshive" pid >"$scratch/pid" &
wait $!
check "the program takes the launcher's process" equals "$(cat "$scratch/pid")" $!

check "no DISPLAY on Linux means no display" equals "$(DISPLAY='' GLASSHIVE_DISPLAY='' glasshive property glasshive.display)" \
  "$([ "$(uname -s)" = Linux ] && echo none || echo present)"
check "GLASSHIVE_DISPLAY=none draws off-screen" equals "$(GLASSHIVE_DISPLAY=none glasshive property glass.platform)" Headless
check "render draws off-screen beside a display" equals "$(GLASSHIVE_DISPLAY=present glasshive render)" Headless
check "in the C locale text stays UTF-8" equals "$(LC_ALL=C glasshive run é)" 'run|é'
check "in the C locale file names stay UTF-8" equals "$(cp "$scratch/elsewhere/file" "$scratch/ñ" && LC_ALL=C glasshive read "$scratch/ñ")" words

age
touch "$here/app/pom.xml"
before=$(builds)
for name in a b c d; do "$here/glasshive" run "$name" >"$scratch/out.$name" 2>&1 & done
wait $(jobs -p | grep -vx "${stops[0]}")
check "of starts at the same time one builds" equals "$(builds)" $((before + 1))
check "starts at the same time never build at once" test ! -e "$here/overlap"
check "starts at the same time all run" equals "$(tail -qn 1 "$scratch"/out.[abcd] | tr '\n' ' ')" 'run|a run|b run|c run|d '

age
touch "$here/app/pom.xml"
true & wait $!
ln -s $! "$here/target/build.lock"
check "a lock left by a killed start is taken over" equals "$(glasshive one)" one

moved="$scratch/the same, moved"
mv "$here" "$moved"
here=$moved
check "a moved folder is built anew" equals "$(glasshive one && builds)" "one
$((before + 3))"
