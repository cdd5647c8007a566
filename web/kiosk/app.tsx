import { DemoBanner } from "../shared/elements/demo-banner/demo-banner";
import { HelplineSheet } from "../shared/elements/helplines/helplines";
import { AttractScreen, ClosedScreen } from "./attract";
import { Lazy } from "./lazy";
import { council, screen } from "./store";

export function App() {
  const nobody = ["attract", "closed", "unknown"].includes(screen.value);
  return (
    <>
      {nobody ? (
        <>
          {council.value?.demo && <DemoBanner />}
          <main id="main" class="nobody">
            {screen.value === "attract" ? <AttractScreen /> : <ClosedScreen unknown={screen.value === "unknown"} />}
          </main>
        </>
      ) : (
        <Lazy />
      )}
      <HelplineSheet lines={council.value?.helplines} plain />
    </>
  );
}
