@constraint:D13
Feature: A positive profiling result without a mechanism
  Positive means that a resistance mechanism was found, so the record has to be able to name one.

  Scenario Outline: <profiling>, but <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And <finding>
    When next-line therapy is chosen
    Then the record is impossible because of D13

    Examples:
      | profiling                                     | finding                           |
      | plasma profiling found a resistance mechanism | no resistance mechanism was found |
      | plasma profiling found a resistance mechanism | no profiling result is available  |
      | tissue profiling found a resistance mechanism | no resistance mechanism was found |
      | tissue profiling found a resistance mechanism | no profiling result is available  |

  Scenario Outline: <profiling>, and <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And <finding>
    When next-line therapy is chosen
    Then the patient is in scope

    Examples:
      | profiling                                     | finding                                                         |
      | plasma profiling found a resistance mechanism | the resistance mechanism lies in ALK itself                     |
      | plasma profiling found a resistance mechanism | the resistance mechanism lies outside ALK and is actionable     |
      | plasma profiling found a resistance mechanism | the resistance mechanism lies outside ALK and is not actionable |
      | tissue profiling found a resistance mechanism | the resistance mechanism lies in ALK itself                     |
      | tissue profiling found a resistance mechanism | the resistance mechanism lies outside ALK and is actionable     |
      | tissue profiling found a resistance mechanism | the resistance mechanism lies outside ALK and is not actionable |

  Scenario: Tissue positive, mechanism not recorded
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And tissue profiling found a resistance mechanism
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism cannot be determined yet
    And the answer on targeted therapy against a non-ALK mechanism depends on the resistance mechanism
