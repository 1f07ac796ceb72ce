import type { Language, LocalizedText } from '@tym/kernel'

/** What the sign-in page says, beside the cast itself. */
export const words = {
  product: { fi: 'Monialainen tuki', sv: 'Sektorsövergripande stöd', en: 'Multidisciplinary support' },
  place: { fi: 'Kehitysympäristö', sv: 'Utvecklingsmiljö', en: 'Development environment' },
  title: { fi: 'Kirjaudu', sv: 'Logga in', en: 'Sign in' },
  lead: {
    fi: 'Valitse henkilö. Kaikki henkilöt ovat keksittyjä, ja kukin näkee sen, mitä hänen tehtävänsä vaatii.',
    sv: 'Välj en person. Alla personer är påhittade, och var och en ser det som uppgiften kräver.',
    en: 'Choose a person. Everybody here is fictitious, and each sees what the task needs.',
  },
  skip: { fi: 'Siirry henkilöihin', sv: 'Gå till personerna', en: 'Go to the people' },
  organisations: { fi: 'Organisaatiot', sv: 'Organisationer', en: 'Organisations' },
  languages: { fi: 'Kieli', sv: 'Språk', en: 'Language' },
  customers: { fi: 'Asiakkaat', sv: 'Kunder', en: 'Customers' },
  safety: { fi: 'turvakielto', sv: 'spärrmarkering', en: 'non-disclosure' },
  actsFor: { fi: 'Toimii viranomaiselle:', sv: 'Arbetar för myndigheten:', en: 'Acts for the authority:' },
  strong: { fi: 'Kirjaudu', sv: 'Logga in', en: 'Sign in' },
  weak: { fi: 'Pelkällä salasanalla', sv: 'Enbart med lösenord', en: 'By password only' },
} satisfies Record<string, LocalizedText>

/** Each language by its own name. */
export const languageNames: Readonly<Record<Language, string>> = {
  fi: 'Suomi',
  sv: 'Svenska',
  en: 'English',
}
