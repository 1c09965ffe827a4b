@echo off
rem Starts Glasshive from a clone, as ./glasshive does elsewhere: finds a JDK, builds what changed, runs.
rem launcher\prepare.ps1 does the first two and prints the JDK; the program itself starts from here, so that its
rem arguments, standard input and output are exactly the caller's.
setlocal
set "GLASSHIVE_JDK="
for /f "usebackq delims=" %%J in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0launcher\prepare.ps1" "%~1" ^<nul`) do set "GLASSHIVE_JDK=%%J"
if not defined GLASSHIVE_JDK exit /b 69
set "JAVA_HOME=%GLASSHIVE_JDK%"

rem Text is UTF-8 on every system; the console gets its own code page back afterwards.
for /f "tokens=2 delims=:." %%P in ('chcp') do set "GLASSHIVE_CODE_PAGE=%%P"
chcp 65001 >nul
if "%~1"=="test" (call :test) else (call :start %*)
set "GLASSHIVE_RESULT=%ERRORLEVEL%"
chcp %GLASSHIVE_CODE_PAGE% >nul
exit /b %GLASSHIVE_RESULT%

:test
pushd "%~dp0"
call mvnw.cmd -B verify
set "GLASSHIVE_RESULT=%ERRORLEVEL%"
"%JAVA_HOME%\bin\java" launcher\SkippedTests.java . target\build.started
popd
exit /b %GLASSHIVE_RESULT%

:start
set "GLASSHIVE_FLAGS=-Dglasshive.display=present"
if "%~1"=="render" set "GLASSHIVE_FLAGS=-Dglasshive.display=present -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
if /i "%GLASSHIVE_DISPLAY%"=="none" set "GLASSHIVE_FLAGS=-Dglasshive.display=none -Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
rem What launcher/start.sh says of these flags holds here, too.
set "GLASSHIVE_DRAWS=yes"
for %%C in (run verify compare asm disasm inspect conformance conformance-plugin lesson bench help -h --help -V --version) do if "%~1"=="%%C" set "GLASSHIVE_DRAWS="
if /i "%GLASSHIVE_DISPLAY%"=="none" set "GLASSHIVE_DRAWS="
set "GLASSHIVE_MEMORY="
if defined GLASSHIVE_DRAWS set "GLASSHIVE_MEMORY=-Xms128m -Xmn12m -XX:MetaspaceSize=96m -XX:MinHeapFreeRatio=15 -XX:MaxHeapFreeRatio=30 -XX:-ShrinkHeapInSteps"
set "GLASSHIVE_CACHE="
if defined GLASSHIVE_DRAWS if exist "%~dp0app\target\start\glasshive.aot" set GLASSHIVE_CACHE="-XX:AOTCache=%~dp0app\target\start\glasshive.aot" -Xlog:disable
"%JAVA_HOME%\bin\java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC %GLASSHIVE_FLAGS% %GLASSHIVE_MEMORY% %GLASSHIVE_CACHE% -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 "@%~dp0app\target\start\glasshive.args" dev.glasshive.cli.Glasshive %*
exit /b %ERRORLEVEL%
