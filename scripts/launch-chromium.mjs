// Starts the Chromium of this computer.
import { chromium } from 'playwright-core'
import { findChromium } from './ensure-chromium.mjs'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

export function launchChromium(more = []) {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('There is no Chromium. Run: node scripts/ensure-chromium.mjs')
  return chromium.launch({ executablePath, args: [...ARGUMENTS, ...more] })
}
