import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { saidFirst } from '../../declaration/register-words.ts'
import { Icon, LinkButton } from '../../ui/index.ts'
import { rolesThatRead } from './field-readers.ts'
import { ReadersList, type ReadersProps } from './readers-list.tsx'

/**
 * How many roles see a field, and on demand which. It follows from the declaration and from the team that is
 * in memory: opening it reads nothing.
 */
export function ReadersChip({ field, file, isEffectOpen = false }: ReadersProps) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const place = useRef<HTMLSpanElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!isOpen) return undefined
    const closeOutside = ({ target }: Event): void => {
      if (target instanceof Node && place.current?.contains(target) !== true) setOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [isOpen])
  const close = (): void => {
    setOpen(false)
    opener.current?.focus()
  }
  const n = rolesThatRead(field, file.kelaInPlan).length
  const words = t(isEffectOpen ? 'readers.chipOpen' : 'readers.chip', { n })
  const name = `${field.id} ${saidFirst(field.label)}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes whatever in it has the focus
    <span ref={place} className="chip-place" onKeyDown={({ key }) => key === 'Escape' && close()}>
      <button
        ref={opener}
        type="button"
        className="chip"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={`${words}: ${name}`}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="readers" />
        {words}
      </button>
      <section id={id} className="chip-panel" hidden={!isOpen} aria-label={t('readers.of', { field: name })}>
        {isOpen && (
          <>
            <p className="chip-title">
              <strong>{t('readers.of', { field: name })}</strong>
              <LinkButton onPress={close}>{t('search.close')}</LinkButton>
            </p>
            <ReadersList field={field} file={file} isEffectOpen={isEffectOpen} />
            <p className="meta">{t('readers.note')}</p>
          </>
        )}
      </section>
    </span>
  )
}
