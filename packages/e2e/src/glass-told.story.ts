import type { Browser } from '@playwright/test'
import { newId } from '@tym/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, seen, signInStaff } from './person.ts'
import { goTo } from './walk.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const words = {
  fi: {
    follows: 'Kun avaat',
    act: 'Avaa 24 tunniksi',
    told: [
      /tiimi saa ilmoituksen/,
      /käytön valvoja tarkistaa/,
      /Tietosuojavastaava näkee/,
      /Asiakas näkee .* saa viestin/,
    ],
  },
  sv: {
    follows: 'När du öppnar',
    act: 'Öppna för 24 timmar',
    told: [/Kundens team får/, /övervakare granskar/, /Dataskyddsombudet ser/, /Kunden ser .* meddelande/],
  },
  en: {
    follows: 'When you open',
    act: 'Open for 24 hours',
    told: [
      /team is told/,
      /supervisor reviews/,
      /data protection officer sees/,
      /The customer sees .* message/,
    ],
  },
} as const

test.each(['fi', 'sv', 'en'] as const)(
  'before an opening is confirmed the page lists in %s who will be told of it',
  async (language) => {
    const { follows, act, told } = words[language]
    const oskar = await signInStaff(browser, 'porvoo-specialist-two', { language })
    const { page } = oskar
    await goTo(page, `/customerships/${newId()}/open`)
    await seen(page.getByRole('button', { name: act })).toBeVisible()
    const list = page.getByRole('region', { name: follows }).getByRole('listitem')
    for (const who of told) await seen(list.filter({ hasText: who }).first()).toBeVisible()
    expect(oskar.asked.filter((each) => each.endsWith('/openings') && each.startsWith('POST'))).toEqual([])
    await oskar.leave()
  },
)
