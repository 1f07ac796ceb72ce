import type { MouseEvent, ReactNode } from 'react'
import { Button as SuomifiButton } from 'suomifi-ui-components'
import { Icon, type IconName } from './icon.tsx'

interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** One primary button in a view; everything else is secondary. */
  readonly kind?: 'primary' | 'secondary'
  readonly type?: 'button' | 'submit'
  readonly disabled?: boolean
  /** A longer name where the words alone do not say which; it begins with them. */
  readonly label?: string
  /** A drawing before the words, where it helps to find the button. */
  readonly icon?: IconName
}

export function Button({
  children,
  onPress,
  kind = 'primary',
  type = 'button',
  disabled,
  label,
  icon,
}: ButtonProps) {
  return (
    <SuomifiButton
      className="button"
      variant={kind === 'primary' ? 'default' : 'secondary'}
      type={type}
      disabled={disabled === true}
      onMouseDown={type === 'submit' ? keepFocus : undefined}
      onClick={() => onPress?.()}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </SuomifiButton>
  )
}

/**
 * While a form is sent the focus stays where it is: what is said of a text that loses it would move the
 * button from under the press.
 */
const keepFocus = (event: MouseEvent): void => event.preventDefault()

/** A button that reads like a link, for small acts within a text. */
export function LinkButton({ children, onPress, disabled, label, icon }: Omit<ButtonProps, 'kind' | 'type'>) {
  return (
    <button
      type="button"
      className="link-button"
      disabled={disabled}
      aria-label={label}
      onClick={() => onPress?.()}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  )
}
