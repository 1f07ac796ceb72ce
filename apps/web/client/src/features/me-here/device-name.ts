import type { TFunction } from 'i18next'
import type { OwnSession } from '../../session/own-sessions.ts'

const browsers = {
  edge: 'Edge',
  opera: 'Opera',
  firefox: 'Firefox',
  chrome: 'Chrome',
  safari: 'Safari',
} as const
const systems = {
  android: 'Android',
  ios: 'iPhone / iPad',
  windows: 'Windows',
  macos: 'Mac',
  linux: 'Linux',
} as const

/** A browser and its system, by the names that people know them by. */
export function deviceName({ browser, system }: OwnSession, t: TFunction): string {
  const named = browser === 'other' ? t('meHere.otherBrowser') : browsers[browser]
  return system === 'other' ? named : `${named}, ${systems[system]}`
}
