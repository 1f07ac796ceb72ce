import { endpoints } from '@tym/app-customer-data/create-app'
import { exchangeOpenApi } from '@tym/app-exchange/create-exchange'
import { employment } from '@tym/employment'
import { openApiDocument } from '@tym/endpoint'

/** The OpenAPI document of the customer data service, with the development origin as its server. */
export function generateOpenApi(): Promise<string> {
  const document = openApiDocument(employment, endpoints, 'http://127.0.0.1:8310')
  return Promise.resolve(`${JSON.stringify(document, undefined, 2)}\n`)
}

/** The OpenAPI document of the exchange for outside parties, likewise. */
export function generateExchangeOpenApi(): Promise<string> {
  return Promise.resolve(`${JSON.stringify(exchangeOpenApi('http://127.0.0.1:8370'), undefined, 2)}\n`)
}
