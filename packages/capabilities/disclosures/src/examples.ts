/** Ids of the examples in the documentation, which the denial suite sends. */
export const exampleFile = '0198f0a0-0000-7000-8000-00000000c001'
export const exampleDisclosure = '0198f0a0-0000-7000-8000-000000000d11'
export const exampleObtaining = '0198f0a0-0000-7000-8000-000000000e11'
export const exampleExclusion = '0198f0a0-0000-7000-8000-000000000e21'
export const exampleCopy = '0198f0a0-0000-7000-8000-000000000f11'
