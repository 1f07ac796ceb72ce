import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { titleDocument } from '../i18n/i18n.ts'

/** Whether a page has been shown before: the first one leaves the focus where the browser has put it. */
let hasShown = false

interface PageHeadingProps {
  /** The page, in words and ids only: never anything of a person. */
  readonly title: string
  /** The document's title, where it says more than the heading. */
  readonly documentTitle?: string
  readonly beside?: ReactNode
}

/** The one h1 of a page. It takes the focus when a page follows another, which reads it out. */
export function PageHeading({ title, documentTitle = title, beside }: PageHeadingProps) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const service = t('service.name')
  useEffect(() => {
    titleDocument(documentTitle === service ? service : `${documentTitle} – ${service}`)
    // What each printed sheet says above its text.
    document.documentElement.style.setProperty('--printed', JSON.stringify(document.title))
  }, [documentTitle, service])
  useEffect(() => {
    // Who has opened a menu while the page came is left in it.
    const isInMenu = document.querySelector('.menu[open]') !== null
    if (hasShown && !isInMenu) heading.current?.focus()
    hasShown = true
  }, [])
  return (
    <div className="page-head">
      <h1 ref={heading} tabIndex={-1} className="upper">
        {title}
      </h1>
      {beside}
    </div>
  )
}
