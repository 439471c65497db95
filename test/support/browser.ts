/** Debian's Chromium, driven by Playwright where it is installed; its own calls of the network are switched off. */
import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
if (found === undefined) console.log('skipped: Chromium is not installed here')

export const hasBrowser = found !== undefined

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: found!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--no-first-run'],
  })
