import type { Language, LocalizedText } from '@tym/kernel'
import { escapeHtml, languages } from '@tym/kernel'
import { badgeWords, organisations, roleWords } from '@tym/personas'
import type { Persona } from './personas-by-resource.ts'
import { style } from './sign-in-style.ts'
import { languageNames, words } from './sign-in-words.ts'

export type SignInPage = {
  /** Address that the chosen persona is posted to. */
  action: string
  language: Language
  personas: readonly Persona[]
  /** Whether a sign-in by password alone is of any use to whoever asks. */
  offersWeak: boolean
}

type Group = { key: string; kind: keyof typeof badgeWords; name: LocalizedText; members: Persona[] }

/**
 * The page where one press signs somebody in: the cast by organisation, with what each can do today. It has
 * no script, and one style, of which the policy of the page has the hash.
 */
export function renderSignInPage({ action, language, personas, offersWeak }: SignInPage): string {
  const say = (text: LocalizedText) => escapeHtml(text[language])
  const groups = groupByOrganisation(personas)

  const languageLink = (other: Language): string =>
    other === language
      ? `<li><strong lang="${other}" aria-current="true">${languageNames[other]}</strong></li>`
      : `<li><a href="?lang=${other}" lang="${other}" hreflang="${other}">${languageNames[other]}</a></li>`

  const button = (who: string, acr: 'strong' | 'weak'): string =>
    `<button class="${acr}" name="acr" value="${acr}" aria-label="${say(words[acr])}: ${escapeHtml(who)}">${say(words[acr])}</button>`

  const item = (persona: Persona): string => {
    const who = persona.kind === 'staff' ? persona.name : `${persona.preferredName} ${persona.familyName}`
    return `<li><h3>${escapeHtml(who)}</h3>${tasksOf(persona, language)}
<form method="post" action="${escapeHtml(action)}"><input type="hidden" name="persona" value="${escapeHtml(persona.key)}">${button(who, 'strong')}${offersWeak ? button(who, 'weak') : ''}</form></li>`
  }

  const section = ({ key, kind, name, members }: Group): string =>
    `<section id="${key}" tabindex="-1" aria-labelledby="${key}-name"><div class="head"><h2 id="${key}-name">${say(name)}</h2><span class="badge ${kind}">${say(badgeWords[kind])}</span></div>
<ul class="people">${members.map(item).join('\n')}</ul></section>`

  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(words.title)} – ${say(words.product)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#people">${say(words.skip)}</a>
<header class="top"><div class="wrap">${mark}<div class="name">${say(words.product)}<small>${say(words.place)}</small></div>
<nav aria-label="${say(words.languages)}"><ul>${languages.map(languageLink).join('')}</ul></nav></div></header>
<main id="people" tabindex="-1" class="wrap">
<h1>${say(words.title)}</h1>
<p class="lead">${say(words.lead)}</p>
${groups.length < 2 ? '' : `<nav aria-label="${say(words.organisations)}"><ul>${groups.map(({ key, name }) => `<li><a href="#${key}">${say(name)}</a></li>`).join('')}</ul></nav>`}
${groups.map(section).join('\n')}
</main>
</body>
</html>
`
}

const mark = `<svg class="mark" width="36" height="36" viewBox="0 0 36 36" fill="none" stroke-width="3" aria-hidden="true"><circle class="b" cx="12.5" cy="13" r="9"/><circle class="n" cx="23.5" cy="13" r="9"/><circle class="g" cx="18" cy="22.5" r="9"/></svg>`

/** A person's tasks: the role, the title and duty as the employer wrote them, and what one can do today. */
function tasksOf(persona: Persona, language: Language): string {
  if (persona.kind === 'customer') {
    const safety = persona.nonDisclosure ? `<p class="meta">${escapeHtml(words.safety[language])}</p>` : ''
    return `${safety}<p>${escapeHtml(roleWords('customer').does[language])}</p>`
  }
  if (persona.duties.length === 0) return `<p>${escapeHtml(roleWords(undefined).does[language])}</p>`
  return persona.duties
    .map(({ role, title, duty, authority }) => {
      const { name, does } = roleWords(role)
      const titled = language === 'fi' && name?.fi === title ? duty : `${title}, ${duty}`
      const other =
        authority === persona.organisation
          ? ''
          : `<p class="meta">${escapeHtml(words.actsFor[language])} ${escapeHtml(organisations[authority].name[language])}</p>`
      return `<p class="role">${escapeHtml(name?.[language] ?? '')}</p><p class="meta" lang="fi">${escapeHtml(titled)}</p>${other}<p>${escapeHtml(does[language])}</p>`
    })
    .join('')
}

function groupByOrganisation(personas: readonly Persona[]): readonly Group[] {
  const groups = new Map<string, Group>()
  for (const persona of personas) {
    const fresh: Group =
      persona.kind === 'staff'
        ? {
            key: persona.organisation,
            kind: organisations[persona.organisation].kind,
            name: organisations[persona.organisation].name,
            members: [],
          }
        : { key: 'customers', kind: 'customer', name: words.customers, members: [] }
    const group = groups.get(fresh.key) ?? fresh
    group.members.push(persona)
    groups.set(fresh.key, group)
  }
  return [...groups.values()]
}
