/**
 * The order of dependency, in one table: what each package may import. Everything that enforces the order
 * reads this: the boundary check over the import graph and the test over every package.json.
 */

const capabilities = [
  '@tym/notifications',
  '@tym/organisations',
  '@tym/usage-rights',
  '@tym/outside-parties',
  '@tym/customerships',
  '@tym/customer-data',
  '@tym/consents',
  '@tym/disclosures',
] as const

/**
 * From the ground up: the kernel, the foundation, a register's declaration, and the engine of the foundation
 * bound to it. A package may import everything before it, unless `narrower` says less: so the foundation
 * knows no register.
 */
const layers = [
  ['@tym/kernel'],
  ['@tym/config', '@tym/role-certificate', '@tym/signing', '@tym/audit-proof', '@tym/journal'],
  ['@tym/telemetry'],
  ['@tym/database'],
  ['@tym/key-vault', '@tym/outbox', '@tym/audit-log'],
  ['@tym/access'],
  ['@tym/endpoint'],
  ['@tym/register'],
  ['@tym/employment'],
] as const

/**
 * What must be provable without the rest of the platform knows the kernel and nothing else, and so does a
 * declaration, which is data.
 */
const narrower: Readonly<Record<string, readonly string[]>> = {
  '@tym/register': ['@tym/kernel'],
  '@tym/role-certificate': ['@tym/kernel'],
  '@tym/signing': ['@tym/kernel'],
  '@tym/audit-proof': ['@tym/kernel'],
  '@tym/journal': ['@tym/kernel'],
}

const everyLayer: readonly string[] = layers.flat()
/** Capabilities are of one register: they take the engine as it is bound to that, by `@tym/employment`. */
const boundLayers = everyLayer.filter((name) => name !== '@tym/access' && name !== '@tym/endpoint')
const everyCapability: readonly string[] = [
  ...capabilities,
  '@tym/operations',
  '@tym/retention',
  '@tym/oversight',
  '@tym/own-log',
]
const outsideTheRegister = [
  '@tym/kernel',
  '@tym/register',
  '@tym/config',
  '@tym/role-certificate',
  '@tym/signing',
  '@tym/audit-proof',
  '@tym/telemetry',
]
const everyPackage = [...everyLayer, ...everyCapability, '@tym/personas', '@tym/dev', '@tym/operate']

const above: Readonly<Record<string, readonly string[]>> = {
  // What these need of others is handed in at start-up.
  '@tym/operations': boundLayers,
  '@tym/retention': boundLayers,
  '@tym/oversight': boundLayers,
  // Who answers for an employer is the watch's to know.
  '@tym/own-log': [...boundLayers, '@tym/oversight'],
  '@tym/personas': ['@tym/kernel', '@tym/register'],
  '@tym/dev': [...everyLayer, '@tym/personas'],
  '@tym/operate': [...everyLayer, '@tym/dev'],
  '@tym/cli': [...everyLayer, '@tym/personas', '@tym/dev'],
  // The shared suites run the real service in-process.
  '@tym/testing': [...everyPackage, '@tym/cli', '@tym/app-customer-data', '@tym/app-exchange'],
  // The demo's past is written through the service and its jobs in-process.
  '@tym/demo': [
    ...[...everyLayer, '@tym/personas', '@tym/dev', '@tym/operate', '@tym/cli', '@tym/testing'],
    ...['@tym/app-customer-data', '@tym/app-worker'],
  ],
  '@tym/e2e': [...everyLayer, '@tym/personas', '@tym/dev', '@tym/cli'],
  // Its sessions are sealed as the web server seals them.
  '@tym/bench': [...everyPackage, '@tym/testing', '@tym/e2e', '@tym/app-web-server'],
  '@tym/tooling': [...everyPackage, '@tym/app-customer-data', '@tym/app-exchange'],
  '@tym/app-customer-data': [...everyLayer, ...everyCapability],
  '@tym/app-worker': [...everyLayer, ...everyCapability],
  '@tym/app-exchange': [...everyLayer, ...everyCapability],
  '@tym/app-signer': outsideTheRegister,
  '@tym/app-recipient': outsideTheRegister,
  '@tym/app-witness': ['@tym/kernel', '@tym/config', '@tym/signing', '@tym/audit-proof', '@tym/telemetry'],
  // Tokens of people pass through it: it knows neither the register nor its database.
  '@tym/app-web-server': [
    '@tym/kernel',
    '@tym/config',
    '@tym/role-certificate',
    '@tym/signing',
    '@tym/telemetry',
  ],
  '@tym/app-identity': [...outsideTheRegister, '@tym/personas'],
  '@tym/api-client': [],
  // Of the register and the kernel types only, and in tests what it compares itself with.
  '@tym/app-web-client': ['@tym/api-client', '@tym/kernel', '@tym/register', '@tym/role-certificate'],
}

/** package -> the workspace packages that it may import. */
export const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    layers.flatMap((layer, height) =>
      layer.map((name) => [name, narrower[name] ?? layers.slice(0, height).flat()]),
    ),
  ),
  ...Object.fromEntries(
    capabilities.map((name, place) => [name, [...boundLayers, ...capabilities.slice(0, place)]]),
  ),
  ...above,
}

/** Imported by their parts (public, http, jobs, ...); a sibling may use the public part only. */
export const capabilityPackages: ReadonlySet<string> = new Set(everyCapability)

/**
 * The applications that show a part of themselves: the shared suites open them, OpenAPI documents are made
 * from them, the demo's past is written through them, and the bench seals sessions.
 */
export const openedApplications: Readonly<Record<string, string>> = {
  '@tym/app-customer-data': 'create-app',
  '@tym/app-exchange': 'create-exchange',
  '@tym/app-web-server': 'session-content',
  '@tym/app-worker': 'open-hands',
}

/** Packages from outside that only a few of ours may import. */
export const guardedPackages: Readonly<Record<string, readonly string[]>> = {
  jose: ['@tym/role-certificate', '@tym/signing', '@tym/app-identity', '@tym/bench'],
  postgres: [
    ...['@tym/database', '@tym/key-vault', '@tym/dev', '@tym/operate', '@tym/testing', '@tym/tooling'],
    ...['@tym/demo', '@tym/bench', '@tym/app-web-server'],
  ],
  pg: ['@tym/outbox', '@tym/dev'],
  bullmq: ['@tym/outbox', '@tym/dev'],
  ioredis: ['@tym/outbox'],
}
