import type { Language, LocalizedText } from '@tym/kernel'
import { escapeHtml, languages } from '@tym/kernel'
import { organisations } from '@tym/personas'
import type { Persona } from './personas-by-resource.ts'

const texts = {
  title: {
    fi: 'Kirjaudu (kehitysympäristö)',
    sv: 'Logga in (utvecklingsmiljö)',
    en: 'Sign in (development)',
  },
  lead: {
    fi: 'Valitse henkilö. Kaikki henkilöt ovat keksittyjä.',
    sv: 'Välj en person. Alla personer är påhittade.',
    en: 'Choose a person. Everybody here is fictitious.',
  },
  customers: { fi: 'Asiakkaat', sv: 'Kunder', en: 'Customers' },
  strong: { fi: 'Vahva tunnistautuminen', sv: 'Stark autentisering', en: 'Strong authentication' },
  weak: { fi: 'Pelkkä salasana', sv: 'Enbart lösenord', en: 'Password only' },
  noDuty: { fi: 'ei käyttöoikeutta', sv: 'ingen åtkomsträtt', en: 'no usage right' },
} satisfies Record<string, LocalizedText>

const names: Readonly<Record<Language, string>> = { fi: 'Suomi', sv: 'Svenska', en: 'English' }

export type SignInPage = {
  /** Address that the chosen persona is posted to. */
  action: string
  language: Language
  personas: readonly Persona[]
}

/** The page where one click signs somebody in, grouped by organisation. */
export function renderSignInPage({ action, language, personas }: SignInPage): string {
  const say = (text: LocalizedText) => escapeHtml(text[language])
  const groups = groupByOrganisation(personas, language)
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(texts.title)}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #212121; }
section { border-top: 1px solid #ccc; padding: .5rem 0 1rem; }
li { display: flex; gap: .5rem; align-items: center; margin: .35rem 0; flex-wrap: wrap; }
ul { list-style: none; padding: 0; } .who { flex: 1 1 20rem; }
button { font: inherit; padding: .4rem .8rem; border: 1px solid #0055a4; background: #0055a4; color: #fff; }
button.weak { background: #fff; color: #0055a4; }
button:focus-visible, a:focus-visible { outline: 3px solid #f5a623; outline-offset: 2px; }
</style>
</head>
<body>
<nav>${languages.map((other) => `<a href="?lang=${other}" lang="${other}"${other === language ? ' aria-current="true"' : ''}>${names[other]}</a>`).join(' · ')}</nav>
<main>
<h1>${say(texts.title)}</h1>
<p>${say(texts.lead)}</p>
${groups.map(({ name, members }) => renderGroup(name, members)).join('\n')}
</main>
</body>
</html>
`

  function renderGroup(name: string, members: readonly Persona[]): string {
    return `<section><h2>${escapeHtml(name)}</h2><ul>${members.map(renderPersona).join('')}</ul></section>`
  }

  function renderPersona(persona: Persona): string {
    const who = persona.kind === 'staff' ? persona.name : `${persona.preferredName} ${persona.familyName}`
    const titles = persona.kind === 'staff' ? persona.duties.map(({ title }) => title).join(', ') : ''
    const what = persona.kind === 'staff' ? titles || texts.noDuty[language] : ''
    return `<li><span class="who">${escapeHtml(who)}${what === '' ? '' : ` – ${escapeHtml(what)}`}</span>${renderButton(persona, who, 'strong')}${renderButton(persona, who, 'weak')}</li>`
  }

  function renderButton(persona: Persona, who: string, acr: 'strong' | 'weak'): string {
    return `<form method="post" action="${escapeHtml(action)}"><input type="hidden" name="persona" value="${escapeHtml(persona.key)}"><button class="${acr}" name="acr" value="${acr}" aria-label="${escapeHtml(who)}: ${say(texts[acr])}">${say(texts[acr])}</button></form>`
  }
}

function groupByOrganisation(
  personas: readonly Persona[],
  language: Language,
): readonly { name: string; members: readonly Persona[] }[] {
  const groups = new Map<string, Persona[]>()
  for (const persona of personas) {
    const name = persona.kind === 'staff' ? organisations[persona.organisation].name : texts.customers
    const members = groups.get(name[language]) ?? []
    members.push(persona)
    groups.set(name[language], members)
  }
  return [...groups].map(([name, members]) => ({ name, members }))
}
