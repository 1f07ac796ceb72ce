type Json = Readonly<Record<string, unknown>>

const methods = ['get', 'put', 'post', 'delete', 'patch']

/**
 * The types of an OpenAPI 3.1 document as `openapi-fetch` reads them: `paths`, and the named schemas beside.
 * It knows the few words of JSON Schema that our own documents use. Throws at one that it does not know.
 */
export function apiTypes(text: string): string {
  const document = objectOf(JSON.parse(text))
  const schemas = Object.entries(objectOf(objectOf(document['components'])['schemas']))
  const paths = Object.entries(objectOf(document['paths']))
  return [
    '// Made from docs/reference/openapi.json by `npm run generate`; never edited by hand.',
    'export interface components {',
    '  schemas: {',
    ...schemas.map(([name, schema]) => `    '${name}': ${typeOf(objectOf(schema))}`),
    '  }',
    '}',
    '',
    'export interface paths {',
    ...paths.map(([path, item]) => pathType(path, objectOf(item))),
    '}',
    '',
  ].join('\n')
}

function pathType(path: string, item: Json): string {
  const operations = methods.flatMap((method) =>
    item[method] === undefined ? [] : [`    ${method}: ${operationType(objectOf(item[method]))}`],
  )
  return [`  '${path}': {`, ...operations, '  }'].join('\n')
}

function operationType(operation: Json): string {
  const parameters = listOf(operation['parameters']).map(objectOf)
  const places = ['query', 'header', 'path', 'cookie'].map((place) => {
    const here = parameters.filter((one) => JSON.stringify(one['in']) === `"${place}"`)
    return `${placeType(place, here)}`
  })
  const body = operation['requestBody']
  const responses = Object.entries(objectOf(operation['responses'])).map(
    ([status, response]) =>
      `${status}: { headers: { [name: string]: unknown }; ${contentType(objectOf(response)['content'])} }`,
  )
  return [
    `{ parameters: { ${places.join('; ')} }`,
    body === undefined ? 'requestBody?: never' : `requestBody: { ${contentType(objectOf(body)['content'])} }`,
    `responses: { ${responses.join('; ')} } }`,
  ].join('; ')
}

function placeType(place: string, parameters: readonly Json[]): string {
  if (parameters.length === 0) return `${place}?: never`
  const members = parameters.map(
    (one) =>
      `'${String(one['name'])}'${one['required'] === true ? '' : '?'}: ${typeOf(objectOf(one['schema']))}`,
  )
  const optional = parameters.every((one) => one['required'] !== true) ? '?' : ''
  return `${place}${optional}: { ${members.join('; ')} }`
}

function contentType(content: unknown): string {
  if (content === undefined) return 'content?: never'
  const forms = Object.entries(objectOf(content)).map(
    ([media, { schema }]) => `'${media}': ${typeOf(objectOf(schema))}`,
  )
  return `content: { ${forms.join('; ')} }`
}

function typeOf(schema: Json): string {
  const { $ref: ref, const: only, enum: codes, anyOf, oneOf, type } = schema
  if (typeof ref === 'string') return refType(ref)
  if (only !== undefined) return JSON.stringify(only)
  if (codes !== undefined) return union(listOf(codes).map((code) => JSON.stringify(code)))
  const branches = anyOf ?? oneOf
  if (branches !== undefined) return union(listOf(branches).map((one) => grouped(typeOf(objectOf(one)))))
  if (Array.isArray(type)) return union(type.map((one) => namedType(String(one), schema)))
  return typeof type === 'string' ? namedType(type, schema) : 'unknown'
}

/** A named schema; what a schema says of itself, such as that its parts are like the whole, is any JSON. */
function refType(ref: string): string {
  const [, name] = /^#\/components\/schemas\/(.+)$/.exec(ref) ?? []
  return name === undefined ? 'unknown' : `components['schemas']['${name}']`
}

function namedType(type: string, schema: Json): string {
  switch (type) {
    case 'string':
    case 'boolean':
    case 'null':
      return type
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      // openapi-fetch reads the members of no list that is read-only.
      return `(${typeOf(objectOf(schema['items'] ?? {}))})[]`
    case 'object':
      return objectType(schema)
    default:
      throw new Error(`the generator of API types knows no type ${type}`)
  }
}

function objectType({ properties, required, additionalProperties }: Json): string {
  if (properties === undefined) {
    const value =
      typeof additionalProperties === 'object' ? typeOf(objectOf(additionalProperties)) : 'unknown'
    return `{ readonly [name: string]: ${value} }`
  }
  const needed = listOf(required)
  const members = Object.entries(objectOf(properties)).map(
    ([name, value]) => `readonly '${name}'${needed.includes(name) ? '' : '?'}: ${typeOf(objectOf(value))}`,
  )
  return `{ ${members.join('; ')} }`
}

const union = (types: readonly string[]) => [...new Set(types)].join(' | ')
const grouped = (type: string) => (type.includes(' | ') ? `(${type})` : type)

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function objectOf(value: unknown): Readonly<Record<string, Json>> {
  if (typeof value !== 'object' || value === null) throw new Error('the document lacks an object')
  return Object.fromEntries(Object.entries(value))
}
