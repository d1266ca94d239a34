@constraint:D12
Feature: A negative profiling result with a mechanism
  Negative means that no resistance mechanism was found, so nothing else can stand beside it.

  Scenario Outline: <profiling>, but <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And <finding>
    When next-line therapy is chosen
    Then the record is impossible because of D12

    Examples:
      | profiling                                      | finding                                                         |
      | plasma profiling found no resistance mechanism | the resistance mechanism lies in ALK itself                     |
      | plasma profiling found no resistance mechanism | the resistance mechanism lies outside ALK and is actionable     |
      | plasma profiling found no resistance mechanism | no profiling result is available                                |
      | tissue profiling found no resistance mechanism | the resistance mechanism lies in ALK itself                     |
      | tissue profiling found no resistance mechanism | the resistance mechanism lies outside ALK and is not actionable |
      | tissue profiling found no resistance mechanism | no profiling result is available                                |

  Scenario Outline: <profiling>, and no mechanism is recorded as found
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <profiling>
    And no resistance mechanism was found
    When next-line therapy is chosen
    Then the patient is in scope
    And broad molecular profiling is done or under way

    Examples:
      | profiling                                      |
      | plasma profiling found no resistance mechanism |
      | tissue profiling found no resistance mechanism |

  @constraint:D11 @constraint:D13
  Scenario: Nothing was found, so a treatable mechanism outside ALK is not in question
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And tissue profiling found no resistance mechanism
    When next-line therapy is chosen
    Then targeted therapy against a non-ALK mechanism is not addressed by the source
