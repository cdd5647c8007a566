/** Two voices that lean towards each other: the sign of Sayso. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 40 32" width="2.5rem" height="2rem" aria-hidden="true" focusable="false">
      <path class="mark-back" d="M15 2h14a9 9 0 0 1 9 9v4a9 9 0 0 1-9 9l5 7-11-7h-8a9 9 0 0 1-9-9v-4a9 9 0 0 1 9-9z" />
      <path class="mark-front" d="M10 7h10a8 8 0 0 1 8 8v2a8 8 0 0 1-8 8h-6l-9 5 3-6a8 8 0 0 1-6-7v-2a8 8 0 0 1 8-8z" />
    </svg>
  );
}

/** A path over hills towards a low sun, for first screens. */
export function Hills() {
  return (
    <svg class="hills" viewBox="0 0 400 150" aria-hidden="true" focusable="false" preserveAspectRatio="xMidYMid slice">
      <circle class="hills-sun" cx="285" cy="70" r="26" />
      <path class="hills-far" d="M0 96C60 62 110 70 165 92s120 14 235-24v82H0z" />
      <path class="hills-near" d="M0 128c70-34 150-36 225-12s120 14 175-6v40H0z" />
      <path class="hills-way" d="M150 150c18-14 62-17 58-28-4-9-30-9-14-19" />
    </svg>
  );
}

/** A tick in a soft circle, for "it is done". */
export function Done() {
  return (
    <svg class="done" viewBox="0 0 72 72" width="4.5rem" height="4.5rem" aria-hidden="true" focusable="false">
      <circle class="done-disc" cx="36" cy="36" r="34" />
      <path class="done-tick" d="M21 37l11 11 20-23" />
    </svg>
  );
}
