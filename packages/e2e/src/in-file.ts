import { type Person, seen } from './person.ts'

/** Waits until it is the page of this heading. */
export const title = ({ page }: Person, name: string | RegExp): Promise<void> =>
  seen(page.getByRole('heading', { level: 1, name })).toBeVisible()

/** Goes to a page of the file that is open, by the list of its pages. */
export async function turnTo(person: Person, name: string | RegExp): Promise<void> {
  await person.page.locator('.sections').getByRole('link', { name }).click()
  await title(person, name)
  await person.settled()
}

/** Signs out by the menu of the bar. */
export async function signOut({ page }: Person): Promise<void> {
  await page.locator('details.person summary').click()
  await page.getByRole('button', { name: 'Kirjaudu ulos' }).click()
  await seen(page.getByRole('heading', { name: 'Olen asiakas' })).toBeVisible()
}
