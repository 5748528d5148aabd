import { paths } from "#app/paths.ts"
import { Button } from "#app/ui/button.tsx"
import { useLanguage } from "#app/ui/language.tsx"

/** The button that ends every session. @param email who is signed in, where that is not said already */
export function SignOutEverywhere({ email }: { email?: string }) {
  const { text } = useLanguage()
  return (
    <form method="post" action={paths.adminSessions()} className="grid gap-2">
      {email === undefined ? null : <p>{text("admin.settings.signedInAs", { email })}</p>}
      <p className="text-muted">{text("admin.settings.sessions.text")}</p>
      <Button tone="plain" className="justify-self-start">
        {text("admin.settings.sessions.button")}
      </Button>
    </form>
  )
}
