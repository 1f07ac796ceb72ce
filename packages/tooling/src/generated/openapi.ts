import { endpoints } from '@tym/app-customer-data/create-app'
import { openApiDocument } from '@tym/endpoint'

/** The OpenAPI document of the customer data service, with the development origin as its server. */
export function generateOpenApi(): Promise<string> {
  const document = openApiDocument(endpoints, 'http://127.0.0.1:8310')
  return Promise.resolve(`${JSON.stringify(document, undefined, 2)}\n`)
}
