import { randomBytes } from 'node:crypto'

/** Of a sign-in under way: it must come along when the provider, another site, sends the browser back. */
export const loginCookie = '__Host-login'
/** Of a session: it never comes along from another site. */
export const sessionCookie = '__Host-session'

/** Seconds that a sign-in may take. */
export const loginSeconds = 600

const attributes = 'Path=/; Secure; HttpOnly'

/** A new secret of 256 bits, of which only the browser keeps the text. */
export const newCookie = () => randomBytes(32).toString('base64url')

export const setLoginCookie = (value: string) =>
  `${loginCookie}=${value}; ${attributes}; SameSite=Lax; Max-Age=${loginSeconds}`
export const setSessionCookie = (value: string) => `${sessionCookie}=${value}; ${attributes}; SameSite=Strict`
export const clearLoginCookie = `${loginCookie}=; ${attributes}; SameSite=Lax; Max-Age=0`
export const clearSessionCookie = `${sessionCookie}=; ${attributes}; SameSite=Strict; Max-Age=0`

/** The cookie of this name, when there is exactly one and it has the form of ours. */
export function findCookie(request: Request, name: string): string | undefined {
  const values = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  const [value] = values
  return values.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined
}
