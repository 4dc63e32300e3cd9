/** A reporter for vitest that names what passed only when it was tried again. */
export default class NameFlaky {
  onTestCaseResult(test) {
    if (test.diagnostic()?.flaky)
      console.log(`! passed only when tried again: ${test.module.moduleId.split('/test/').at(-1)} › ${test.fullName}`);
  }
}
