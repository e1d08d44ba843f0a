// The browser tests drive a Chromium that is already on the machine. This finds it; run as a command by root on
// Debian or Ubuntu, it installs the distribution's package when there is none.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const MAC_APPS = ['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`)
const APT_TIMEOUT_MS = 300_000

export function findChromium() {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (isRunnable(chosen)) return chosen
    throw new Error(`CHROME_PATH is set to ${chosen}, which is not an executable file.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const onPath = folders.flatMap((folder) => COMMANDS.map((command) => join(folder, command)))
  return [...onPath, ...(process.platform === 'darwin' ? MAC_APPS : [])].find(isRunnable)
}

function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function canInstall() {
  return (
    process.platform === 'linux' &&
    process.getuid?.() === 0 &&
    spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0
  )
}

function install() {
  console.log('No Chromium found: installing the Debian package "chromium" (about 110 MB).')
  // A second checkout may be installing at the same moment, hence the wait for the lock.
  const patient = ['-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=2']
  aptGet(['update', ...patient])
  aptGet(['install', ...patient, '--yes', '--no-install-recommends', 'chromium'])
}

function aptGet(args) {
  const { status, error, stderr } = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    timeout: APT_TIMEOUT_MS,
  })
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed: ${error?.message ?? stderr.trim()}`)
}

function ensureChromium() {
  const found = findChromium()
  if (found) return found
  if (canInstall()) install()
  const installed = findChromium()
  if (installed) return installed
  throw new Error('No Chromium found. Install Chromium or Chrome, or set CHROME_PATH to its executable file.')
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    console.log(ensureChromium())
  } catch (error) {
    console.error(error.message)
    console.error('Tests that need no browser: npx vitest run --project node --project types')
    process.exitCode = 1
  }
}
