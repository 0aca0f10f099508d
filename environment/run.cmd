@echo off
rem environment\run.cmd [NOTEBOOK] [--solutions] | --headless [NOTEBOOK...] [-p name=value...] [--out DIR]
rem     | --site DIR | --course DIR | --setup, and what --help lists
rem environment/run for Windows: finds a Python and leaves the rest to setup\start. See README.md.
setlocal
set "PYTHONUTF8=1"
set "PYTHONDONTWRITEBYTECODE=1"
set "wanted=import sys; sys.exit(sys.version_info < (3, 8))"

set "python=python"
python -c "%wanted%" >nul 2>nul
if not errorlevel 1 goto found
set "python=py -3"
py -3 -c "%wanted%" >nul 2>nul
if not errorlevel 1 goto found
echo environment\run: needs Python 3.8 or newer, found none on the PATH: winget install Python.Python.3.12 1>&2
exit /b 1

:found
%python% "%~dp0setup\start" %*
exit /b %errorlevel%
