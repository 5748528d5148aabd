import type { LucideIcon } from "lucide-react"
import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react"
import { Icon } from "./icon.tsx"

/** `primary` is the one that goes on: at most one of it on a screen. */
export type ButtonTone = "primary" | "plain" | "danger" | "quiet"

const toneClass: Record<ButtonTone, string> = {
  primary: "button button-primary",
  plain: "button",
  danger: "button button-danger",
  quiet: "button button-quiet",
}

type Look = { tone?: ButtonTone; icon?: LucideIcon }

/** A button of a form; it submits unless told otherwise. */
export function Button({
  tone = "primary",
  icon,
  className = "",
  type = "submit",
  children,
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type={type} className={`${toneClass[tone]} ${className}`.trim()} {...rest}>
      {icon ? <Icon of={icon} size={tone === "quiet" ? 18 : 20} /> : null}
      {children}
    </button>
  )
}

/** An address that is offered as strongly as a button, and still is a link. */
export function LinkButton({
  tone = "plain",
  icon,
  className = "",
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a className={`${toneClass[tone]} ${className}`.trim()} {...rest}>
      {icon ? <Icon of={icon} /> : null}
      {children}
    </a>
  )
}

/** A link in running text or a list of actions, high enough to be hit with a thumb. */
export function TextLink({
  icon,
  className = "",
  children,
  ...rest
}: { icon?: LucideIcon } & AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  return (
    <a className={`link inline-flex min-h-11 items-center gap-2 ${className}`.trim()} {...rest}>
      {icon ? <Icon of={icon} size={18} /> : null}
      {children}
    </a>
  )
}
