import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "../../components/ui/button";
import { Kbd } from "../../components/ui/kbd";
import { Measure, PageTitle, Section } from "../../components/ui/page";
import { Time } from "../../components/ui/time";
import { THEMES, type Theme } from "../../domain/account/preferences";
import { paths } from "../../paths";
import type { SecondJudgeState } from "../../services/views";
import { SecondJudgeSection } from "./second-judge-section";

export type SettingsProps = {
  /** null for a guest */
  email: string | null;
  createdAt: string;
  theme: Theme;
  shortcuts: boolean;
  isSignUpOpen: boolean;
  /** null: off */
  secondJudge: SecondJudgeState | null;
};

const THEME_WORDS: Record<Theme, string> = { system: "Like the system", light: "Light", dark: "Dark" };

export function SettingsView({ email, createdAt, theme, shortcuts, isSignUpOpen, secondJudge }: SettingsProps) {
  return (
    <>
      <PageTitle>Settings</PageTitle>
      {email === null ? (
        <GuestAccount createdAt={createdAt} isSignUpOpen={isSignUpOpen} />
      ) : (
        <Account email={email} createdAt={createdAt} />
      )}
      <Section title="Appearance" id="appearance">
        <Form method="post" action={paths.theme()}>
          <input type="hidden" name="next" value={`${paths.settings()}#appearance`} />
          <fieldset className="flex flex-wrap gap-3">
            <legend className="mb-2 text-ink-soft">
              Light or dark, in this browser and wherever you sign in next.
            </legend>
            {THEMES.map((choice) => (
              <Button
                key={choice}
                name="theme"
                value={choice}
                aria-pressed={choice === theme}
                variant={choice === theme ? "primary" : "quiet"}
              >
                {THEME_WORDS[choice]}
              </Button>
            ))}
          </fieldset>
        </Form>
      </Section>
      <Section title="Keyboard" id="keyboard">
        <Measure>
          <p>
            Single keys such as <Kbd>?</Kbd> and <Kbd>g</Kbd> do something on every page. They are{" "}
            {shortcuts ? "on" : "off"}. Switch them off if you speak to your computer; combinations with Ctrl or Cmd
            always work.
          </p>
        </Measure>
        <Form method="post" action={paths.settings()} className="mt-3">
          <Button name="shortcuts" value={shortcuts ? "off" : "on"}>
            Switch single keys {shortcuts ? "off" : "on"}
          </Button>
        </Form>
      </Section>
      <Section title="Review" id="review">
        <Measure>
          <p>
            How firmly things should stay, how many questions a day may bring, and a calendar that tells you of them.
          </p>
        </Measure>
        <p className="mt-3">
          <Link to={paths.reviewSettings()}>Review settings and calendar</Link>
        </p>
      </Section>
      <SecondJudgeSection judge={secondJudge} />
      <Section title="Your data" id="data">
        <Measure>
          <p>
            One JSON file with all there is about you: answers and drafts, grades and the texts they were made by,
            second opinions, probes, notes, what is due, plans. It can be brought into any installation; what it holds
            is described in <a href={paths.exportSchema()}>its schema</a>.
          </p>
        </Measure>
        <p className="mt-4 flex flex-wrap gap-3">
          <LinkButton to={paths.exportAll()} reloadDocument>
            Download everything
          </LinkButton>
          <LinkButton to={paths.importAll()}>Bring a file in</LinkButton>
        </p>
        <ul className="mt-4 grid gap-1">
          <li>
            <a href={paths.exportAttempts()}>Attempts as CSV</a>
            <span className="text-ink-soft"> for a spreadsheet</span>
          </li>
          <li>
            <a href={paths.exportCriteria()}>Criteria for Anki</a>
            <span className="text-ink-soft"> from attempts you have finished</span>
          </li>
        </ul>
        <Measure className="mt-6">
          <p>Or delete it all, at once and for good.</p>
        </Measure>
        <p className="mt-3">
          <LinkButton to={paths.deleteAll()} variant="danger">
            Delete everything
          </LinkButton>
        </p>
      </Section>
    </>
  );
}

function Account({ email, createdAt }: { email: string; createdAt: string }) {
  return (
    <Section title="Account" hasRule={false}>
      <p>
        <strong className="break-words">{email}</strong>
        <span className="text-ink-soft">
          , since <Time iso={createdAt} detail="date" />
        </span>
      </p>
      <ul className="mt-3 grid gap-1">
        <li>
          <Link to={paths.sessions()}>Where you are signed in</Link>
        </li>
        <li>
          <Link to={paths.password()}>Change the password</Link>
        </li>
      </ul>
      <Form method="post" action={paths.signOut()} className="mt-4">
        <Button>Sign out</Button>
      </Form>
    </Section>
  );
}

function GuestAccount({ createdAt, isSignUpOpen }: { createdAt: string; isSignUpOpen: boolean }) {
  return (
    <Section title="Guest" hasRule={false}>
      <Measure>
        <p>
          You have been practising as a guest since <Time iso={createdAt} detail="date" />. Your work is kept, and this
          browser is the only way to it: an account makes it yours for good.
        </p>
      </Measure>
      <p className="mt-4 flex flex-wrap gap-3">
        {isSignUpOpen ? (
          <LinkButton to={paths.signUp()} variant="primary">
            Keep my work in an account
          </LinkButton>
        ) : null}
        <LinkButton to={paths.signIn(paths.settings())}>Sign in to an account</LinkButton>
        <LinkButton to={paths.signOut()}>Leave as a guest</LinkButton>
      </p>
      <p className="mt-3">
        <Link to={paths.sessions()}>Sessions of this guest</Link>
      </p>
    </Section>
  );
}
