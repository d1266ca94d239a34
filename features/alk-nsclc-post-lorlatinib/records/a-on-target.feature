@constraint:A-ON-TARGET @question:AMB-14 @source:PROF-1
Feature: The note on resistance in ALK itself
  The source draws no consequence from such a finding. A note says so and points to a molecular tumour board.

  Scenario: Resistance in ALK itself
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then alert A-ON-TARGET is shown

  Scenario Outline: No such note where <finding>
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And <finding>
    When next-line therapy is chosen
    Then alert A-ON-TARGET is not shown

    Examples:
      | finding                                                         |
      | the resistance mechanism lies outside ALK and is actionable     |
      | the resistance mechanism lies outside ALK and is not actionable |
      | no resistance mechanism was found                               |
      | no profiling result is available                                |

  Scenario: Mechanism not known
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    And the resistance mechanism is unknown
    When next-line therapy is chosen
    Then alert A-ON-TARGET could not be checked

  Scenario: Resistance in ALK itself, chemotherapy since lorlatinib
    Given a patient with ALK-positive NSCLC that has progressed on lorlatinib
    But the last systemic therapy was chemotherapy
    And the resistance mechanism lies in ALK itself
    When next-line therapy is chosen
    Then alert A-ON-TARGET is not shown
