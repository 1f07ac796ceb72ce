import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.ts'

/** Words that are wrong, and what a Finnish authority writes instead. One word for one thing. */
const corrections: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/näkevät vain seuraavat roolit/, 'näkyvät vain seuraaville rooleille'],
  [/luovutettu ajo/, 'keskeytynyt ajo'],
  [/ulkopuoliset luvut/, 'ulkopuoliset lukemiset'],
  [/vanhenevat oikeudet/, 'päättyvät käyttöoikeudet'],
  [/\bväki\b/, 'henkilöstö'],
  [/poiston jälkeen on pidetty/, 'säilytetty'],
  [/perusteella ja kuitilla/, 'mikä kuittaus on saatu'],
  [/liputu[ks]/i, 'poikkeamailmoitus'],
  [/selkokiel/, 'selkeä kieli'],
  [/viranhaltijan oma/, 'virkailijan oma'],
  [/'osittainen'/, 'osittain heikentynyt'],
  [/pitää pääprosessia/, 'ylläpitää perustietoja'],
  [/viranomaiselle tehty pyyntö sitoo vain sitä\./, 'sitoo vain sitä viranomaista'],
  [/Peruuttaminen ei vaikuta luovutu/, 'ei vaikuta ennen sitä tehdyn luovutuksen lainmukaisuuteen'],
  [/party: 'Taho'/, 'Vastaanottaja tai lähde'],
  [/Ennen peruuttamista (tehty|hankitut)/, 'ei vaikuta ennen sitä tehdyn luovutuksen lainmukaisuuteen'],
  [/före återkallandet förblir/, 'påverkar inte lagligheten av'],
  [/kädestä käteen/, 'suullisesti, paperilla tai turvapostilla'],
  [/perutti(in)?[ .']/, 'peruutettiin'],
  [/[Rr]ekisterin valvoja/, 'rekisteriasioiden hoitaja'],
  [/takaisinkutsu/i, 'poistopyyntö'],
  [/osapuoli keskeytettiin/, 'tietojen välitys keskeytettiin'],
  [/[Uu]lkopuoli(nen|sen|sta|sesta|set) osapuol/, 'ulkopuolinen taho'],
  [/\btoimialue/, 'yhteistoiminta-alue'],
  [/verksamhetsområde/, 'samarbetsområde'],
  [/\b[Ff]lagg(a|an|or|orna|ning)\b/, 'avvikelseanmälan'],
  [/utomstående part(en|er|erna|s)?\b/, 'utomstående instans'],
  [/åtkomsträtter|utgående rätter/, 'åtkomsträttigheter'],
  [/granskningsdag/, 'revideringsdag'],
  [/spärra eller släpp en part/, 'spärra en utomstående instans eller häv spärren'],
  [/systemets driftansvarig/, 'systemdriftsansvarig'],
]

test('no text for people has a word that was corrected', () => {
  const listed = execFileSync('git', ['ls-files', '--', 'apps', 'packages', 'infra'], {
    cwd: root,
    encoding: 'utf8',
  })
  const files = listed
    .split('\n')
    .filter((file) => file.endsWith('.ts') && !file.endsWith('text-corrections.test.ts'))
  expect(files.length).toBeGreaterThan(500)
  const wrong = files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    return corrections
      .filter(([word]) => word.test(text))
      .map(([word, right]) => `${file}: ${word} -> ${right}`)
  })
  expect(wrong).toEqual([])
})
