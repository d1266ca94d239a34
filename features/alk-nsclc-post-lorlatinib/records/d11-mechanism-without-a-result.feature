@constraint:D11
Feature: A resistance mechanism without a profiling result
  Where no result of this progression exists, nothing can be known of the mechanism: neither one that was
  found nor that none was found.

  Scenario Outline: <state>, but <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And <finding>
    When next-line therapy is chosen
    Then the record is impossible because of D11

    Examples:
      | state                  | profiling                                                      | finding                                                         |
      | Profiling not done     | broad molecular profiling has not been done                    | the resistance mechanism lies in ALK itself                     |
      | Profiling not done     | broad molecular profiling has not been done                    | no resistance mechanism was found                               |
      | Only ALK tested        | only a single-gene ALK test has been done                      | the resistance mechanism lies in ALK itself                     |
      | Result awaited         | broad molecular profiling is ordered and its result is pending | the resistance mechanism lies outside ALK and is actionable     |
      | Result awaited         | broad molecular profiling is ordered and its result is pending | no resistance mechanism was found                               |
      | Profiling not feasible | broad molecular profiling is not feasible                      | the resistance mechanism lies outside ALK and is not actionable |
      | Profiling not feasible | broad molecular profiling is not feasible                      | no resistance mechanism was found                               |

  Scenario Outline: <state>, and no result
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And no profiling result is available
    When next-line therapy is chosen
    Then the patient is in scope

    Examples:
      | state                  | profiling                                                      |
      | Profiling not done     | broad molecular profiling has not been done                    |
      | Only ALK tested        | only a single-gene ALK test has been done                      |
      | Result awaited         | broad molecular profiling is ordered and its result is pending |
      | Profiling not feasible | broad molecular profiling is not feasible                      |

  Scenario Outline: Mechanism known, state of profiling not recorded: <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <finding>
    When next-line therapy is chosen
    Then broad molecular profiling is done or under way

    Examples:
      | finding                                                         |
      | no resistance mechanism was found                               |
      | the resistance mechanism lies in ALK itself                     |
      | the resistance mechanism lies outside ALK and is actionable     |
      | the resistance mechanism lies outside ALK and is not actionable |
