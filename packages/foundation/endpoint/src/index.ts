export { createService } from './create-service.ts'
export * from './endpoint.ts'
export { mountHealth } from './mount-health.ts'
export { mountMetadata } from './mount-metadata.ts'
export { openApiDocument, problemSchema } from './openapi.ts'
export {
  afterOf,
  cut,
  cutPage,
  foldedCursorOf,
  type PageEnd,
  type PageRequest,
  pageQuery,
  placeOf,
} from './paging.ts'
export { pipelinePage } from './pipeline-page.ts'
export { longestAnswer, problemResponse, toProblem } from './problem-response.ts'
export { createRateLimit } from './rate-limit.ts'
export { noBody } from './read-input.ts'
export { referencePage } from './reference-page.ts'
export { defaultLimits, type Reporter, type RequestLimits, type ServiceParts } from './service-parts.ts'
