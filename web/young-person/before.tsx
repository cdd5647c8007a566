import { BeforeYouStart } from "../shared/elements/before-you-start/before-you-start";
import { chosenFlow, council, goHome, me, start } from "./store";

export function BeforeScreen() {
  const flow = council.value?.flows.find((known) => known.id === chosenFlow.value);
  return (
    <BeforeYouStart
      title={flow?.title ?? ""}
      kind="named"
      opening={council.value?.opening}
      adviser={me.value?.adviser}
      onStart={start}
      onNotNow={goHome}
    />
  );
}
