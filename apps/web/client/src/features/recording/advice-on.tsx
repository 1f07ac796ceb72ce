import { useTranslation } from 'react-i18next'
import { theRegister } from '../../declaration/declared-register.ts'
import { Icon, LinkButton } from '../../ui/index.ts'
import { findAdvice, findReasonAdvice, withoutIt } from './advice.ts'

interface AdviceOnProps {
  /** The control with the text, which takes the focus back. */
  readonly id: string
  readonly text: string
  readonly onChange: (text: string) => void
  /** Whether the text is a reason that the customer reads: it names nobody and tells of no health. */
  readonly isReason?: boolean
}

/** So much is said at once: the rest follows when some of it is gone. */
const mostSaid = 5

/** What in a text may not belong in the register, said while it is written; one press takes it away. */
export function AdviceOn({ id, text, onChange, isReason = false }: AdviceOnProps) {
  const { t } = useTranslation()
  const { writingAdvice } = theRegister()
  const found = isReason ? findReasonAdvice(text, writingAdvice) : findAdvice(text, writingAdvice)
  return (
    <div aria-live="polite">
      {found.slice(0, mostSaid).map((advice) => (
        <p key={`${advice.kind} ${advice.from}`} className="advice">
          <Icon name="warning" />
          {t(`advice.${advice.kind}`, { text: advice.text })}{' '}
          <LinkButton
            onPress={() => {
              onChange(withoutIt(text, advice))
              document.getElementById(id)?.focus()
            }}
          >
            {t('advice.remove')}
          </LinkButton>
        </p>
      ))}
    </div>
  )
}
