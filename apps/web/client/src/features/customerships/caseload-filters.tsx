import { useTranslation } from 'react-i18next'
import type { CaseloadRow } from '../../api/answers.ts'
import { partyFilters, responsibilities, type StateFilter } from '../../app/state-filter.ts'
import { codeName } from '../../declaration/register-words.ts'
import { declaredWords } from '../../i18n/i18n.ts'
import { locales } from '../../i18n/language.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { LineField, LinkButton, Select, states } from '../../ui/index.ts'
import { noWords, textsOf, type WordFilter } from './caseload-view.ts'

interface CaseloadFiltersProps {
  readonly rows: readonly CaseloadRow[]
  readonly codes: StateFilter
  readonly words: WordFilter
  readonly onCodes: (changed: Readonly<Record<string, string>>) => void
  readonly onWords: (changed: WordFilter) => void
}

/** What narrows the list of one's own files, all in sight, each with all of it as a choice. */
export function CaseloadFilters({ rows, codes, words, onCodes, onWords }: CaseloadFiltersProps) {
  const { t } = useTranslation()
  const locale = locales[useLanguage()]
  const all = { value: '', label: t('table.all') }
  const isNarrowed = Object.keys(codes).length > 0 || words.name !== '' || words.municipality !== ''
  return (
    <div className="filters">
      <LineField
        asked={{ id: 'name-or-number', label: t('list.nameOrNumber') }}
        wide={18}
        value={words.name}
        onChange={(name) => onWords({ ...words, name })}
      />
      <Select
        label={t('table.mine')}
        value={codes.duty ?? ''}
        onChange={(duty) => onCodes({ ...codes, duty })}
        options={[all, ...responsibilities.map((each) => ({ value: each, label: t(`list.${each}`) }))]}
      />
      <Select
        label={t('table.state')}
        value={codes.state ?? ''}
        onChange={(state) => onCodes({ ...codes, state })}
        options={[all, ...states.map((each) => ({ value: each, label: t(`state.${each}`) }))]}
      />
      <Select
        label={t('list.municipality')}
        value={words.municipality}
        onChange={(municipality) => onWords({ ...words, municipality })}
        options={[
          all,
          ...textsOf(rows, ({ municipality }) => municipality, locale).map((each) => ({
            value: each,
            label: each,
          })),
        ]}
      />
      <Select
        label={t('list.language')}
        value={codes.language ?? ''}
        onChange={(language) => onCodes({ ...codes, language })}
        options={[
          all,
          ...textsOf(rows, ({ contactLanguage }) => contactLanguage, locale).map((each) => ({
            value: each,
            label: codeName('contactLanguages', each),
          })),
        ]}
      />
      <Select
        label={t('list.party')}
        value={codes.party ?? ''}
        onChange={(party) => onCodes({ ...codes, party })}
        options={[
          all,
          ...partyFilters.map((each) => ({ value: each, label: declaredWords().badges[each] ?? each })),
        ]}
      />
      {isNarrowed && (
        <LinkButton
          onPress={() => {
            onWords(noWords)
            onCodes({})
          }}
        >
          {t('table.clear')}
        </LinkButton>
      )}
    </div>
  )
}
