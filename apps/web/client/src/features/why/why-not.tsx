import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, Dialog, LinkButton } from '../../ui/index.ts'
import type { Question } from './explain.ts'
import { ExplanationView } from './explanation-view.tsx'

/** What is asked about, and in which file. */
export interface Asked {
  readonly question: Question
  readonly customership?: string
}

interface WhyNotProps extends Asked {
  /** What is asked, as the button says it. */
  readonly label: string
}

/** The way to one panel that says why something is not there for this person. */
export function WhyNot({ label, question, customership }: WhyNotProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  return (
    <>
      <LinkButton onPress={() => setOpen(true)}>{label}</LinkButton>
      {isOpen && (
        <Dialog title={t('why.title')} onClose={close}>
          <ExplanationView question={question} customership={customership} />
          <Button kind="secondary" onPress={close}>
            {t('search.close')}
          </Button>
        </Dialog>
      )}
    </>
  )
}
