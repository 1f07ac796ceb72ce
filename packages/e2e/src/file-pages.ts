import type { Page } from '@playwright/test'
import { type Person, seen } from './person.ts'
import { theWorld } from './platform.ts'

/**
 * Opens a page of the main menu, and waits until it is that page: what both pages show, such as a name in a
 * table, would be found on the one that is being left.
 */
export async function openPage(page: Page, path: string): Promise<void> {
  const link = page.locator(`nav a[href="${path}"]`)
  const name = (await link.textContent()) ?? ''
  await link.click()
  await seen(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible()
}

/** Opens the file whose plan is a draft, from the list of a person's own customers. */
export async function openDraft(page: Page): Promise<void> {
  await openPage(page, '/customerships')
  await page
    .getByRole('row', { name: /luonnoksena|utkast|draft/i })
    .getByRole('link')
    .first()
    .click()
  await page.waitForURL(/\/customerships\/[0-9a-f-]{36}$/)
}

/** The same file's id. */
export async function fileOfDraft({ page }: Person): Promise<string> {
  await openDraft(page)
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

/** Opens a category of a file by its address. */
export async function openCategory({ page }: Person, file: string, category: number): Promise<void> {
  await page.goto(`${theWorld().web}/customerships/${file}/data/${category}`)
  await seen(page.getByRole('heading', { level: 1, name: new RegExp(`^${category} `) })).toBeVisible()
}

/** Opens the form of a field by its address. */
export async function openForm({ page }: Person, file: string, field: string): Promise<void> {
  await page.goto(`${theWorld().web}/customerships/${file}/data/new/${field}`)
  await seen(page.getByRole('heading', { level: 1, name: /^Lisää tieto: / })).toBeVisible()
}
