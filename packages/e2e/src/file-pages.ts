import type { Page } from '@playwright/test'
import { inject } from 'vitest'
import { type Person, seen } from './person.ts'

/** Opens the file whose plan is a draft, from the list of a person's own customers. */
export async function openDraft(page: Page): Promise<void> {
  await page.locator('nav a[href="/customerships"]').click()
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
  await page.goto(`${inject('browserWorld').web}/customerships/${file}/data/${category}`)
  await seen(page.getByRole('heading', { level: 1, name: new RegExp(`^${category} `) })).toBeVisible()
}

/** Opens the form of a field by its address. */
export async function openForm({ page }: Person, file: string, field: string): Promise<void> {
  await page.goto(`${inject('browserWorld').web}/customerships/${file}/data/new/${field}`)
  await seen(page.getByRole('heading', { level: 1, name: /^Lisää tieto: / })).toBeVisible()
}
