import type { OperationId } from '@tym/register'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileView } from '../../api/answers.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { Button, Dialog, Select } from '../../ui/index.ts'
import { deniedActs } from './denied-acts.ts'
import { ExplanationView } from './explanation-view.tsx'

interface WhyInFileProps {
  readonly file: Pick<FileView, 'id' | 'permitted'>
  readonly onClose: () => void
}

/** Why one cannot do something in a file: one asks about any act of a team that is not offered here. */
export function WhyInFile({ file, onClose }: WhyInFileProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [wanted, setWanted] = useState('')
  const [asked, setAsked] = useState<OperationId>()
  const offered = deniedActs(file).toSorted(([, one], [, other]) => one.localeCompare(other, language))
  return (
    <Dialog title={t('why.askFile')} onClose={onClose}>
      <Select
        label={t('why.wish')}
        value={wanted}
        onChange={setWanted}
        options={[
          { value: '', label: t('why.choose') },
          ...offered.map(([value, label]) => ({ value, label })),
        ]}
      />
      {asked !== undefined && (
        <ExplanationView key={asked} question={{ operation: asked }} customership={file.id} />
      )}
      <div className="row">
        <Button disabled={wanted === ''} onPress={() => setAsked(findAct(wanted))}>
          {t('why.show')}
        </Button>
        <Button kind="secondary" onPress={onClose}>
          {t('search.close')}
        </Button>
      </div>
    </Dialog>
  )
}

/** The act that was chosen, as the declaration names it. */
function findAct(value: string): OperationId | undefined {
  return isAct(value) ? value : undefined
}

function isAct(value: string): value is OperationId {
  return Object.hasOwn(declaredWords().operations, value)
}
