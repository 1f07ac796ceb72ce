import { useTranslation } from 'react-i18next'
import { wordDiff } from './word-diff.ts'

interface DiffProps {
  readonly before: string
  readonly after: string
}

/** What was taken from a text and what came to it, by mark, colour and word. */
export function Diff({ before, after }: DiffProps) {
  const { t } = useTranslation()
  const stretches = wordDiff(before, after)
  return (
    <span dir="auto" className="diff">
      {[...stretches.entries()].map(([place, { kind, text }]) => {
        if (kind === 'same') return <span key={place}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={place}>
            <span dir="ltr" className="hidden">
              {t(`diff.${kind}`)}{' '}
            </span>
            {text}
          </Mark>
        )
      })}
    </span>
  )
}
