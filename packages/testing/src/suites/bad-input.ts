import type { Endpoint } from '@tym/employment'
import type { Sending } from '../network/client.ts'

/** One malformed request: what is sent instead of the valid one, and the codes that may answer it. */
export type BadInput = { readonly name: string; readonly sending: Sending; readonly codes: readonly string[] }

type Json = Readonly<Record<string, unknown>>
type Leaf = { readonly path: readonly string[]; readonly value: unknown }

const longestBody = 262_144
const deepest = 16

/** Codes of input that has the wrong form, where the form decides which one it is. */
const ofForm = ['invalid-input', 'invalid-text', 'invalid-date', 'invalid-national-id', 'unknown-field']

/** Codes of members that are a whole document of their own form. */
const ownForms = [
  'signing-key-invalid',
  'referral-invalid',
  'party-key-invalid',
  'party-not-allowed',
  'invalid-business-id',
]

/** Everything that a body can be that it should not be, made from the endpoint's own valid example. */
export function badBodies({ body: schema, example, problems }: Endpoint): BadInput[] {
  const valid = example.body
  if (typeof valid !== 'object' || valid === null) return []
  const body: Json = { ...valid }
  const accepts = (changed: unknown) => schema.safeParse(changed).success
  const inside = [
    ...unknownMembers(body),
    ...leavesOf(body).flatMap((leaf) => [
      ...wrongTypes(body, leaf),
      ...wrongTexts(body, leaf, accepts),
      ...wrongDates(body, leaf),
      ...wrongCodes(body, leaf),
    ]),
  ]
  const ofOwn = problems.filter((code) => ownForms.some((own) => own === code))
  return [...wholes, ...inside.map((input) => ({ ...input, codes: [...input.codes, ...ofOwn] }))]
}

const raw = (name: string, rawBody: NonNullable<Sending['rawBody']>, code: string): BadInput => ({
  name,
  sending: { rawBody },
  codes: [code],
})

const wholes: readonly BadInput[] = [
  raw('no body at all', '', 'malformed-body'),
  raw('half a body', '{"reason": "a', 'malformed-body'),
  raw('two bodies', '{}{}', 'malformed-body'),
  raw('bytes that are not UTF-8', Buffer.from('7b22ff223a317d', 'hex'), 'malformed-body'),
  raw('a body that is too large', `{"a":"${'x'.repeat(longestBody)}"}`, 'body-too-large'),
  raw('a body that is too deep', `{"a":${'['.repeat(deepest)}${']'.repeat(deepest)}}`, 'body-too-deep'),
  raw('a member twice', '{"a":1,"\\u0061":2}', 'duplicate-member'),
  raw('a list', '[]', 'invalid-input'),
  raw('a text', '"text"', 'invalid-input'),
  raw('nothing but null', 'null', 'invalid-input'),
  {
    name: 'a body of another type',
    sending: { rawBody: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    codes: ['unsupported-media-type'],
  },
  {
    name: 'a body without a type',
    sending: { rawBody: '{}', headers: { 'content-type': null } },
    codes: ['unsupported-media-type'],
  },
]

function unknownMembers(body: Json): BadInput[] {
  const inside = Object.entries(body).filter(
    ([, value]) => typeof value === 'object' && value !== null && !Array.isArray(value),
  )
  return [
    { name: 'an unknown member', sending: { body: { ...body, more: 1 } }, codes: ['unknown-field'] },
    {
      name: 'a member that hides behind the prototype',
      sending: { rawBody: JSON.stringify({ ...body, hidden: 1 }).replace('"hidden"', '"__proto__"') },
      codes: ['unknown-field'],
    },
    ...inside.map(([name, value]) => ({
      name: `an unknown member of ${name}`,
      sending: { body: { ...body, [name]: { ...Object(value), more: 1 } } },
      codes: ['unknown-field'],
    })),
  ]
}

function wrongTypes(body: Json, leaf: Leaf): BadInput[] {
  const others =
    typeof leaf.value === 'string' ? [17, null, ['a'], { a: 1 }] : ['text', null, ['a'], { a: 1 }]
  return others.map((other) => ({
    name: `${leaf.path.join('.')} as ${JSON.stringify(other)}`,
    sending: { body: replaced(body, leaf.path, other) },
    codes: ofForm,
  }))
}

// Long enough for every text, and not one character of it is seen.
const showNothing = ['\u200b', '\u3164', '\u202e\u2060'].map((unseen) => unseen.repeat(20))

function wrongTexts(body: Json, leaf: Leaf, accepts: (changed: unknown) => boolean): BadInput[] {
  const { value } = leaf
  if (typeof value !== 'string') return []
  // Where any other text would do, the problem is the text itself; elsewhere it is not even of the form.
  const isText = accepts(replaced(body, leaf.path, 'Tämäkin teksti kelpaisi hyvin.'))
  const codes = isText ? ['invalid-text'] : ofForm
  const broken = ['\ud800', '\udc00', '\u0000', '\u0007'].map((unsafe) => `${value}${unsafe}`)
  return [...broken, ...showNothing].map((text) => ({
    name: `${leaf.path.join('.')} as ${JSON.stringify(text)}`,
    sending: { body: replaced(body, leaf.path, text) },
    codes,
  }))
}

function wrongDates(body: Json, leaf: Leaf): BadInput[] {
  if (typeof leaf.value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(leaf.value)) return []
  return [
    '2026-02-30',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '20261101',
    '2026-11-01T00:00:00Z',
    '9999-01-01',
  ].map((date) => ({
    name: `${leaf.path.join('.')} on ${date}`,
    sending: { body: replaced(body, leaf.path, date) },
    codes: ['invalid-date'],
  }))
}

function wrongCodes(body: Json, leaf: Leaf): BadInput[] {
  if (leaf.path.at(-1) !== 'nationalId') return []
  return ['140385-901X', '310285-9014', '140385901E', '140385-901', '140385-001E', '140385?901E'].map(
    (code) => ({
      name: `the identity code ${code}`,
      sending: { body: replaced(body, leaf.path, code) },
      codes: ['invalid-national-id'],
    }),
  )
}

function leavesOf(value: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }]
  return Object.entries(value).flatMap(([name, member]) => leavesOf(member, [...path, name]))
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by
  if (Array.isArray(value))
    return value.map((member, at) => (String(at) === name ? replaced(member, rest, by) : member))
  const members: Json = { ...Object(value) }
  return { ...members, [name]: replaced(members[name], rest, by) }
}
