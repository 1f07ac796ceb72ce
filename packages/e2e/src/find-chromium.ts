import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import path from 'node:path'

/** The shell is the same engine without the windows around it: a story takes two thirds of the CPU in it. */
const shell = 'chromium-headless-shell'
const names = [shell, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The Chromium of this machine, by the folders of PATH; undefined where there is none. */
export function findChromium(searched: string): string | undefined {
  const places = searched
    .split(path.delimiter)
    .flatMap((folder) => names.map((name) => path.join(folder, name)))
  return places.find(isProgram)
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/**
 * The Chromium of this machine. Where there is none and this is Debian's root, it is installed from Debian's
 * own packages. Throws with what to do otherwise.
 */
export function getChromium(searched: string): string {
  const found = findChromium(searched)
  if (found !== undefined) return found
  if (process.getuid?.() === 0) {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', shell]])
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] })
    const installed = findChromium(searched)
    if (installed !== undefined) return installed
  }
  throw new Error(
    `no Chromium was found: install it (Debian: apt-get install ${shell}), so that one of ${names.join(', ')} is in PATH`,
  )
}
