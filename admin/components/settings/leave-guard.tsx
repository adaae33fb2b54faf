import { Prompt } from "@medusajs/ui"
import { useEffect } from "react"
import { useBlocker } from "react-router-dom"
import { useText } from "../../hooks/use-text"

type LeaveGuardProps = {
  readonly unsaved: boolean
  /** What would be lost; the settings unless told. */
  readonly text?: string
}

/** Asks before what was not saved is lost: on the way to another page, and on closing the tab. */
export const LeaveGuard = ({ unsaved, text }: LeaveGuardProps) => {
  const { t } = useText()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      unsaved && currentLocation.pathname !== nextLocation.pathname
  )
  useEffect(() => {
    if (!unsaved) {
      return
    }
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener("beforeunload", ask)
    return () => window.removeEventListener("beforeunload", ask)
  }, [unsaved])
  return (
    <Prompt open={blocker.state === "blocked"} variant="confirmation">
      <Prompt.Content onEscapeKeyDown={() => blocker.reset?.()}>
        <Prompt.Header>
          <Prompt.Title>{t("settings.leave.title")}</Prompt.Title>
          <Prompt.Description>{text ?? t("settings.leave.text")}</Prompt.Description>
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel onClick={() => blocker.reset?.()}>
            {t("settings.leave.stay")}
          </Prompt.Cancel>
          <Prompt.Action onClick={() => blocker.proceed?.()}>
            {t("settings.leave.leave")}
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
