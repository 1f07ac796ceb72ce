import { type PersonId, personId } from '@tym/kernel'
import type { RoleId } from '@tym/register'
import type { AreaSlug } from './areas.ts'
import type { OrganisationSlug } from './organisations.ts'

/** What a persona is meant to hold as a usage right (käyttöoikeus) once it is granted. */
export type CastDuty = {
  readonly role: RoleId
  /** Title and duty in Finnish, as the employer writes them in the application. */
  readonly title: string
  readonly duty: string
  readonly authority: OrganisationSlug
  readonly area: AreaSlug
}

export type StaffPersona = {
  readonly kind: 'staff'
  readonly key: string
  /** Pairwise subject, the same for all of the platform's clients. */
  readonly subject: PersonId
  readonly name: string
  readonly organisation: OrganisationSlug
  readonly duties: readonly CastDuty[]
}

const joint = 'monialainen tuki'
const access = {
  role: 'accessOfficer',
  title: 'käyttöoikeuksien hallinnoija',
  duty: 'käyttöoikeudet',
} as const
const specialist = { role: 'employmentSpecialist', title: 'työllisyysasiantuntija', duty: joint } as const
const socialWorker = { role: 'socialWorker', title: 'sosiaalityöntekijä', duty: joint } as const
const nurse = { role: 'nurse', title: 'terveydenhoitaja', duty: joint } as const
const registrar = { role: 'registrar', title: 'rekisteriasioiden hoitaja', duty: 'rekisteriasiat' } as const
const supervisor = { role: 'supervisor', title: 'käytön valvoja', duty: 'käytön valvonta' } as const
const protection = {
  role: 'dataProtectionOfficer',
  title: 'tietosuojavastaava',
  duty: 'tietosuojan seuranta ja neuvonta',
} as const

const porvoo = { authority: 'porvoo', area: 'porvoo' } as const
const county = { authority: 'ita-uusimaa', area: 'porvoo' } as const
const kela = { authority: 'kela', area: 'porvoo' } as const
const keha = { authority: 'keha', area: 'koko-maa' } as const
const lahti = { authority: 'lahti', area: 'paijat-hame' } as const
const heinola = { authority: 'heinola', area: 'paijat-hame' } as const
const loviisa = { authority: 'loviisa', area: 'porvoo' } as const
const paijatHame = { authority: 'paijat-hame', area: 'paijat-hame' } as const

/** The fictitious staff of the development area. */
export const staff: readonly StaffPersona[] = [
  person('porvoo-access', 'Wjh_XLkBq43llo7kOdVCwqgJ', 'Pirkko Hallinen', 'porvoo', { ...access, ...porvoo }),
  person('porvoo-specialist', 'UADK-McDQnN-mGiEP0F4ajOL', 'Aino Työläs', 'porvoo', {
    ...specialist,
    ...porvoo,
  }),
  person('porvoo-specialist-two', 'HoKf6tgY4GOYDsrR_BeDaZ4X', 'Oskar Arbetman', 'porvoo', {
    ...specialist,
    ...porvoo,
  }),
  person(
    'porvoo-lead',
    'aZyHpOU9QCG5_OhdZc4N76mQ',
    'Johanna Verkko',
    'porvoo',
    {
      role: 'leadPerson',
      title: 'organisointia johtava henkilö',
      duty: 'monialaisen tuen johtaminen',
      ...porvoo,
    },
    { ...specialist, ...porvoo },
  ),
  person('porvoo-steering', '7VCGOl2s6dSPx2w2Tm46GytF', 'Risto Johtola', 'porvoo', {
    role: 'steeringMember',
    title: 'johtoryhmän puheenjohtaja',
    duty: 'johtoryhmä',
    ...porvoo,
  }),
  person('porvoo-registrar', 'F2uJ_Pp7d-9N4BU_OWqKu7KN', 'Tiina Turva', 'porvoo', {
    ...registrar,
    ...porvoo,
  }),
  person('porvoo-supervisor', 'DemPJDnq05HSvCPzOByVJs0f', 'Seppo Silmä', 'porvoo', {
    ...supervisor,
    ...porvoo,
  }),
  person('porvoo-supervisor-two', 'AuW0qOS7MbyKerAQu-VHSTR_', 'Valma Katse', 'porvoo', {
    ...supervisor,
    ...porvoo,
  }),
  person('porvoo-protection', 'naVoelNUqoMHQ8Fb4jjnYmLw', 'Tuija Suoja', 'porvoo', {
    ...protection,
    ...porvoo,
  }),
  // 16 § gives no right to customer data: the youth coordinator can sign in and is given nothing.
  person('porvoo-youth', 'u5K-9ESmcgbM2vd1UedZ4W1z', 'Nelli Ohjanen', 'porvoo'),

  person('loviisa-access', 'wDuPXXId6SQMZ5PGfkNP4qz3', 'Birgitta Stad', 'loviisa', {
    ...access,
    ...loviisa,
  }),
  person('loviisa-specialist', 'KNEQv-y9jiufu-zlChtaqm_9', 'Kaisa Rantanen', 'loviisa', {
    ...specialist,
    ...porvoo,
  }),
  person('loviisa-supervisor', 'NBUNtk-GvsnM962v_z2nfQ47', 'Viveca Vakt', 'loviisa', {
    ...supervisor,
    ...loviisa,
  }),
  person('loviisa-registrar', '4tWFzCvCZZgO8RIt4PRogcs-', 'Runar Ärende', 'loviisa', {
    ...registrar,
    ...porvoo,
  }),

  person('county-access', 'TJhvF6bipRUpomg7xU-VmKvz', 'Martti Valtuus', 'ita-uusimaa', {
    ...access,
    ...county,
  }),
  person('county-social-worker', 'PcgEP1q7z3laK9Hzt6VjUY3_', 'Sanna Tukio', 'ita-uusimaa', {
    ...socialWorker,
    ...county,
  }),
  person('county-social-counsellor', 'VDLVgQhpWVfABR66PSWSTmpc', 'Olli Ohjaaja', 'ita-uusimaa', {
    role: 'socialCounsellor',
    title: 'sosiaaliohjaaja',
    duty: joint,
    ...county,
  }),
  person('county-nurse', 'BtiqmvkJmoeh6rJZIoRwLHtS', 'Helena Hoitola', 'ita-uusimaa', {
    ...nurse,
    ...county,
  }),
  person('county-newcomer', 'tCC5UA-xOG19QofRpdk9qys6', 'Noora Vertaus', 'ita-uusimaa', {
    ...socialWorker,
    ...county,
  }),
  person('county-registrar', 'WYgJTYkRHtqRTKvzTFGsOeol', 'Erik Register', 'ita-uusimaa', {
    ...registrar,
    ...county,
  }),
  person('county-supervisor', 'Z5HY7tEYxRhVbz1ogEQ6mOHL', 'Valtteri Vahti', 'ita-uusimaa', {
    ...supervisor,
    ...county,
  }),
  person('county-protection', '39wN9ER0Wp74XkI_oeinK13n', 'Petra Skydd', 'ita-uusimaa', {
    ...protection,
    ...county,
  }),

  person('kela-access', 'MhSAzaKj6OnoiKVU_Oqddbgh', 'Leena Oikeus', 'kela', { ...access, ...kela }),
  person('kela-specialist', 'XEtEaOALoDuPxmczx8Zokavo', 'Kalle Kuntola', 'kela', {
    role: 'workAbilitySpecialist',
    title: 'työkykyasiantuntija',
    duty: joint,
    ...kela,
  }),
  person('kela-registrar', '8Hsb4q1iSX7hvcJxL3EXeWjC', 'Reijo Rekisteri', 'kela', { ...registrar, ...kela }),
  person('kela-supervisor', 'izo2cXXlhOV28-JAJPyoXXH5', 'Kirsi Katselmus', 'kela', {
    ...supervisor,
    ...kela,
  }),
  person('kela-protection', 'gwhgpGj1vwsq5s2oIGi0LfBV', 'Tapio Tietosuoja', 'kela', {
    ...protection,
    ...kela,
  }),

  person('keha-access', 'HWEtjo-0-Mx0oqjFL-ypg8mu', 'Anne Keskinen', 'keha', { ...access, ...keha }),
  person('keha-grantor', 'NMZQBPd52wn1AYE4iMhbzaWO', 'Matti Myöntäjä', 'keha', {
    role: 'kehaGrantor',
    title: 'käyttöoikeuden myöntäjä',
    duty: 'käyttöoikeuksien myöntäminen',
    ...keha,
  }),
  person('keha-operator', 'pc1yR-aXr9NVrwYgFCnWoWeB', 'Ville Ylläpito', 'keha', {
    role: 'kehaOperator',
    title: 'järjestelmän ylläpitäjä',
    duty: 'tekninen ylläpito',
    ...keha,
  }),
  person('keha-registrar', 'nm8hv_VgZuERLa-61BJEvuqz', 'Raili Ratas', 'keha', { ...registrar, ...keha }),
  person('keha-supervisor', 'dpOQj35O7aloNhFK549_WmDV', 'Veera Valvonen', 'keha', { ...supervisor, ...keha }),
  person('keha-protection', '5mRcQx0FysFud7aVacvneP-f', 'Tero Turvonen', 'keha', { ...protection, ...keha }),

  person('lahti-access', 'IBVIvuc4GJA6fV1bCB8EDOkR', 'Riitta Lahtela', 'lahti', { ...access, ...lahti }),
  person('lahti-specialist', 'yuwemW3nbfbrp_BYEMz_Ap8m', 'Jukka Vesijärvi', 'lahti', {
    ...specialist,
    ...lahti,
  }),
  person('lahti-registrar', 'jerGHtJW7db1lmzmB9kz9v4P', 'Rauno Rekola', 'lahti', { ...registrar, ...lahti }),
  person('lahti-supervisor', 'P-7Vjd5_L3lBTa88xvpB067j', 'Vesa Vartija', 'lahti', {
    ...supervisor,
    ...lahti,
  }),
  person('lahti-protection', 'HCterMZjC_177F2vZgMFnOT7', 'Suvi Suojanen', 'lahti', {
    ...protection,
    ...lahti,
  }),
  person('heinola-access', 'uvP_HycuKVzI6s2lpr1j6GOx', 'Outi Heinonen', 'heinola', { ...access, ...heinola }),
  person('heinola-specialist', 'TDU6YOqF4q6oV3a7cgci3cg6', 'Pekka Harju', 'heinola', {
    ...specialist,
    ...heinola,
  }),
  person('heinola-registrar', 'MQDAuC3AZNsSnBqt8wWEiGeD', 'Ritva Rekonen', 'heinola', {
    ...registrar,
    ...heinola,
  }),
  person('heinola-supervisor', 'm4Am4916kjO8mcx-2wKlXEns', 'Viljo Valpas', 'heinola', {
    ...supervisor,
    ...heinola,
  }),
  person('heinola-protection', 'fxvRLYZ48Bp2BBIrVKuMVVCE', 'Sointu Suojala', 'heinola', {
    ...protection,
    ...heinola,
  }),
  person('paijat-hame-access', '9pfEccM62TZ5NAVWYQICcnlD', 'Marja Salpaus', 'paijat-hame', {
    ...access,
    ...paijatHame,
  }),
  person('paijat-hame-social-worker', 'qvy13zsWjlLqRL6sOg2dmG5o', 'Teemu Tukeva', 'paijat-hame', {
    ...socialWorker,
    ...paijatHame,
  }),
  person('paijat-hame-nurse', 'F-5LxarI0rTW29MLKjdt8tzP', 'Satu Terve', 'paijat-hame', {
    ...nurse,
    ...paijatHame,
  }),
  person('paijat-hame-registrar', 'YS5eEX6oC9uzXAB2NehbhOHi', 'Rauha Rekka', 'paijat-hame', {
    ...registrar,
    ...paijatHame,
  }),
  person('paijat-hame-supervisor', '6QO_asSIkdEkYhIs8llp6FDa', 'Väinö Valvoja', 'paijat-hame', {
    ...supervisor,
    ...paijatHame,
  }),
  person('paijat-hame-protection', 'Yeh_OoMSd7YdHzd0xlFH9I4f', 'Taru Tuki', 'paijat-hame', {
    ...protection,
    ...paijatHame,
  }),

  // Providers' staff get no usage right (12 §): this persona can sign in and is given nothing.
  person('foundation-coach', '23IzgJEId58Be7gAIb_jPbUd', 'Ville Valmentaja', 'saatio'),
]

/** Who starts without a usage right although the duty is there: the demo applies for one. */
export const newcomer = 'county-newcomer'

/** The persona with this key. Throws when there is none. */
export function getStaff(key: string): StaffPersona {
  const found = staff.find((persona) => persona.key === key)
  if (found === undefined) throw new Error(`the cast has no staff persona ${key}`)
  return found
}

function person(
  key: string,
  subject: string,
  name: string,
  organisation: OrganisationSlug,
  ...duties: readonly CastDuty[]
): StaffPersona {
  return { kind: 'staff', key, subject: personId.parse(subject), name, organisation, duties }
}
